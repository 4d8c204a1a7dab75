import {
  composeRegistry,
  type Registry,
  RegistryError,
  type RegistryOptions,
  type ResolvedIndicator,
  resolveIndicator,
} from '@planwright/engine'
import type { AnyIndicator, Department } from '@planwright/sdk'

/** A definition that came through the API and was approved. */
export interface RegisteredIndicator {
  /** The id of the department that answers for it. */
  readonly department: string
  readonly definition: AnyIndicator
}

/** What people decided about the catalogue, on top of what plugins declare. */
export interface CatalogueChanges {
  readonly registered: readonly RegisteredIndicator[]
  /** The ids of indicators, of plugins or registered, that are no longer calculated. */
  readonly retired: readonly string[]
}

/** The catalogue at one moment: `indicators` are calculated and count against a department's limit. */
export interface Edition extends Registry {
  /** No longer calculated; their history can still be read. */
  readonly retired: readonly ResolvedIndicator[]
}

const unchanged: CatalogueChanges = { registered: [], retired: [] }

/**
 * The indicators of the server as they stand now: what the plugins declare and what was approved through the API,
 * without what was retired. A change composes a new edition by the rules that plugins obey at start, and replaces
 * the old one at once; a reader keeps the edition it began with.
 */
export class Catalogue {
  private current: Edition

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
    this.current = this.compose(changes)
  }

  /** What stands now. */
  get edition(): Edition {
    return this.current
  }

  /** The edition that these changes would give. Changes nothing.
   * @throws RegistryError with every fault of the result. */
  compose({ registered, retired }: CatalogueChanges): Edition {
    const declared = this.departmentsWith(registered)
    refuseTaken(declared, retired)
    const live = declared.map((department) => without(retired, department))
    const registry = composeRegistry(live, this.options)
    const gone = declared.flatMap((department) => retiredOf(retired, department))
    return Object.freeze({ ...registry, retired: Object.freeze(gone) })
  }

  /** Makes an edition the one that stands. */
  replaceBy(edition: Edition): void {
    this.current = edition
  }

  private departmentsWith(registered: readonly RegisteredIndicator[]): readonly Department[] {
    const installed = new Set(this.plugins.map(({ id }) => id))
    const bare = this.others
      .filter(({ id }) => !installed.has(id) && registered.some(({ department }) => department === id))
      .map(({ id, name }): Department => ({ id, name, datasets: [], indicators: [] }))
    return [...this.plugins, ...bare].map((department) => withRegistered(department, registered))
  }
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
