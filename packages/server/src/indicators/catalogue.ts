import {
  composeRegistry,
  RegistryError,
  type RegistryOptions,
  type ResolvedIndicator,
  resolveIndicator,
  versionOf,
} from '@planwright/engine'
import { type AnyIndicator, type Dataset, type Department, roster } from '@planwright/sdk'
import type { CatalogueChanges, Edition, Era, RegisteredIndicator } from './edition.js'

const unchanged: CatalogueChanges = { registered: [], retired: [] }

/**
 * The indicators of the server as they stand now: what the plugins declare and what was approved through the API,
 * without what was retired. A change composes a new edition by the rules that plugins obey at start, and replaces
 * the old one at once; a reader keeps the edition it began with.
 */
export class Catalogue {
  private current: Edition
  /** The versions that stand: a rule that came after their approval does not take them away. */
  private standing: ReadonlySet<string>

  /**
   * @param plugins The departments whose plugins are installed.
   * @param others Departments without a plugin; they may have registered indicators over the core's datasets.
   * @throws RegistryError where the plugins, with the changes, do not obey the rules.
   */
  constructor(
    private readonly plugins: readonly Department[],
    private readonly others: readonly Pick<Department, 'id' | 'name'>[] = [],
    private readonly options: RegistryOptions = {},
    changes: CatalogueChanges = unchanged,
  ) {
    this.standing = new Set(changes.registered.map(({ definition }) => versionOf(definition)))
    this.current = this.compose(changes)
  }

  /** What stands now. */
  get edition(): Edition {
    return this.current
  }

  /** Every department that may have indicators, whether or not its plugin is installed. */
  get departments(): readonly Pick<Department, 'id'>[] {
    return knownDepartments(this.plugins, this.others)
  }

  /** The datasets a department's indicators may read: its own and the core's. */
  datasetsOf(department: string): readonly Dataset[] {
    return readableDatasets(this.plugins, department)
  }

  /** How many indicators a department may have. */
  limitOf(department: string): number {
    return this.options.indicatorLimits?.get(department) ?? this.current.indicatorLimit
  }

  /** Whether a plugin declares this indicator, retired or not. */
  isDeclared(id: string): boolean {
    return this.plugins.some(({ indicators }) => indicators.some((indicator) => indicator.id === id))
  }

  /**
   * The edition that these changes would give. Changes nothing. `whateverTheLimit` is for trying out only.
   * @throws RegistryError with every fault of the result.
   */
  compose({ registered, retired }: CatalogueChanges, { whateverTheLimit = false } = {}): Edition {
    const declared = this.departmentsWith(registered)
    refuseTaken(declared, retired)
    const live = declared.map((department) => without(retired, department))
    const { indicatorLimits: _, ...others } = this.options
    const limits = whateverTheLimit ? { ...others, indicatorLimit: Number.POSITIVE_INFINITY } : this.options
    const wasApproved = (definition: AnyIndicator) => this.standing.has(versionOf(definition))
    const registry = composeRegistry(live, { ...limits, wasApproved })
    const gone = declared.flatMap((department) => retiredOf(retired, department))
    const eras = new Map(registered.flatMap((one) => erasOf(one, declared)))
    return Object.freeze({ ...registry, retired: Object.freeze(gone), eras })
  }

  /** Makes an edition the one that stands. */
  replaceBy(edition: Edition): void {
    this.current = edition
    this.standing = new Set([...edition.indicators, ...edition.retired].map(({ version }) => version))
  }

  private departmentsWith(registered: readonly RegisteredIndicator[]): readonly Department[] {
    const installed = new Set(this.plugins.map(({ id }) => id))
    const bare = this.others
      .filter(({ id }) => !installed.has(id) && registered.some(({ department }) => department === id))
      .map(({ id, name }): Department => ({ id, name, datasets: [], indicators: [] }))
    return [...this.plugins, ...bare].map((department) => withRegistered(department, registered))
  }
}

/** Every department by plugin or by name. */
export function knownDepartments<T extends { readonly id: string }>(plugins: readonly T[], others: readonly T[]) {
  return [...plugins, ...others.filter(({ id }) => !plugins.some((plugin) => plugin.id === id))]
}

/** The datasets of a department's plugin and of the core. */
export function readableDatasets(plugins: readonly Department[], department: string): readonly Dataset[] {
  const own = plugins.find(({ id }) => id === department)?.datasets ?? []
  return [...own, ...roster.coreDatasets]
}

function withRegistered(department: Department, registered: readonly RegisteredIndicator[]): Department {
  const own = registered.filter((one) => one.department === department.id).map(({ definition }) => definition)
  return own.length === 0 ? department : { ...department, indicators: [...department.indicators, ...own] }
}

function without(retired: readonly string[], department: Department): Department {
  if (retired.length === 0) return department
  return { ...department, indicators: department.indicators.filter(({ id }) => !retired.includes(id)) }
}

function retiredOf(retired: readonly string[], department: Department): readonly ResolvedIndicator[] {
  if (retired.length === 0) return []
  return department.indicators
    .filter(({ id }) => retired.includes(id))
    .map((definition) => resolveIndicator(definition, department))
}

/** The rules see no retired indicator, but its id stays its own. */
function refuseTaken(departments: readonly Department[], retired: readonly string[]): void {
  const problems = departments.flatMap(({ id: plugin, indicators }) =>
    retired
      .filter((id) => indicators.filter((indicator) => indicator.id === id).length > 1)
      .map((id) => ({
        code: 'ID_TAKEN',
        plugin,
        place: `an indicator "${id}"`,
        message: 'The id is already that of a retired indicator.',
        remedy: 'Give one of the two another id.',
      })),
  )
  if (problems.length > 0) throw new RegistryError(problems)
}

/** The definitions of an indicator by the years they hold for, where there is more than one. */
function erasOf(
  { department: id, definition, appliesFrom, earlier }: RegisteredIndicator,
  departments: readonly Department[],
): readonly [string, readonly Era[]][] {
  const department = departments.find((one) => one.id === id)
  if (department === undefined || appliesFrom === null) return []
  const all = [{ definition, appliesFrom }, ...earlier]
  const eras = all.map((one) => ({ indicator: resolveIndicator(one.definition, department), from: one.appliesFrom }))
  return [[definition.id, eras]]
}
