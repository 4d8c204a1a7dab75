import { datasetsOf, measuresOf, planStatements, type ResolvedIndicator } from '@planwright/engine'
import { type BoundCube, compileCube, type ImportRecord, measureInWords } from '@planwright/facts'
import { type AnyIndicator, type Dataset, decimalsOf, isDimension, levels, roster, type Text } from '@planwright/sdk'
import type { Viewer } from '../access/viewer.js'
import type { Context } from '../graphql/context.js'
import { seesFilesOf } from '../imports/sees-imports.js'
import { formulaOf } from '../indicators/formula.type.js'
import type { Observation } from '../observations/observation.type.js'
import { ExplainedDataset, ExplainedImport, ExplainedMeasure, Explanation } from './explanation.type.js'
import { indicatorOfObservation } from './indicator-then.js'
import { lineageOf } from './lineage.js'

const notExplained: Text = {
  en: 'The formulas of this version do not hold any more.',
  es: 'Las fórmulas de esta versión ya no son válidas.',
}

const statusText: Text = {
  en: 'The expected value follows a straight line from the baseline to the target. At or better than expected is ON_TRACK. Short of it, it is CANNOT_TELL where the 95% interval of the share reaches the expected value, AT_RISK where at least half of the change planned by then was made, and OFF_TRACK below that. A sum or count of a school year that is not over is CANNOT_TELL unless no further row can change the answer.',
  es: 'El valor esperado sigue una línea recta desde el punto de partida hasta la meta. Igual o mejor de lo esperado es ON_TRACK. Por debajo, es CANNOT_TELL si el intervalo del 95 % de la proporción alcanza el valor esperado, AT_RISK si se logró al menos la mitad del cambio previsto hasta entonces, y OFF_TRACK si se logró menos. Una suma o un recuento de un año escolar que no ha terminado es CANNOT_TELL, salvo que ningún dato más pueda cambiar la respuesta.',
}

/** How a figure came about; null where there is none yet. */
export async function explanationOf(observation: Observation, context: Context): Promise<Explanation | null> {
  const { indicatorId, version, numerator, denominator, people, dataThrough } = observation
  if (indicatorId === null || version === null) return null
  const [indicator, stored, records] = await Promise.all([
    indicatorOfObservation(observation, context),
    context.loaders.storedDefinition.load({ indicator: indicatorId, version }),
    context.replays.imports(),
  ])
  if (indicator === null) return null
  const { definition, departmentId } = indicator
  return Object.assign(new Explanation(), {
    numerator,
    denominator,
    people,
    dataThrough,
    version,
    versionSince: stored?.firstUsedAt ?? null,
    measures: measuresExplained(definition, departmentId, observation),
    formula: formulaOf(definition.value),
    datasets: datasetsExplained(definition, observation, records, context.viewer),
    method: definition.method,
    roundingRule: roundingOf(definition),
    statusText,
  })
}

function measuresExplained(
  definition: AnyIndicator,
  department: string,
  observation: Observation,
): readonly ExplainedMeasure[] {
  const statements = statementsFor(definition, department, observation)
  return measuresOf(definition).map(({ name, measure }) => {
    const words = measureInWords(measure)
    return Object.assign(new ExplainedMeasure(), {
      name,
      words: words ?? notExplained,
      sql: words === null ? '' : (statements.get(name ?? '') ?? ''),
    })
  })
}

/** The SQL of each measure, for the level, the way of grouping and the year of a figure. */
function statementsFor(
  definition: AnyIndicator,
  department: string,
  { orgUnitId, groupKey, period, version }: Observation,
): ReadonlyMap<string, string> {
  const level = levels.find((one) => one === orgUnitId.split('/', 1)[0]) ?? 'district'
  const dimension = groupKey.split('/', 1)[0] ?? ''
  const every = (period ?? '').length > 7 ? ('month' as const) : ('year' as const)
  const groups = isDimension(dimension) ? [dimension] : []
  const narrowed: ResolvedIndicator = {
    definition: { ...definition, levels: [level], groups, every },
    department: { id: department, name: { en: department }, datasets: [], indicators: [] },
    version: version ?? '',
    datasets: datasetsOf(definition),
  }
  const sqlOf = new Map<string, string>()
  for (const { name, measure } of measuresOf(definition)) {
    const single = { ...narrowed, definition: { ...narrowed.definition, value: measure } }
    const [statement] = planStatements([single], [(period ?? '').slice(0, 7)])
    if (statement !== undefined && measureInWords(measure) !== null)
      sqlOf.set(name ?? '', withValues(compileCube(statement.request, 'duckdb')))
  }
  return sqlOf
}

/** A statement, and below it what its parameters stand for. */
function withValues({ sql, parameters }: BoundCube): string {
  return [sql, ...parameters.map((value, index) => `-- $${index + 1}: ${JSON.stringify(value)}`)].join('\n')
}

function datasetsExplained(
  definition: AnyIndicator,
  observation: Observation,
  records: readonly ImportRecord[],
  viewer: Viewer,
): readonly ExplainedDataset[] {
  const own = datasetsOf(definition)
  const { imports } = lineageOf(observation.importIds, records, own)
  const known = new Map<string, Dataset>([...roster.coreDatasets, ...own].map((dataset) => [dataset.id, dataset]))
  const ids = [...new Set([...own.map(({ id }) => id), ...imports.map(({ dataset }) => dataset)])]
  return ids.map((id) =>
    Object.assign(new ExplainedDataset(), {
      id,
      label: known.get(id)?.name ?? { en: id },
      imports: imports
        .filter(({ dataset }) => dataset === id)
        .map((record) => importExplained(record, seesFilesOf(viewer, id, known.get(id)))),
    }),
  )
}

function importExplained({ id, at, files, accepted }: ImportRecord, withFiles: boolean): ExplainedImport {
  const content = withFiles ? { files, accepted } : { files: [], accepted: null }
  return Object.assign(new ExplainedImport(), { id: `import/${id}`, at, ...content })
}

function roundingOf({ unit, value }: AnyIndicator): Text {
  const places = decimalsOf[unit]
  const from: Text =
    value.kind === 'ratio'
      ? {
          en: 'Divided exactly from its parts and rounded',
          es: 'Se divide exactamente a partir de sus partes y se redondea',
        }
      : { en: 'Rounded', es: 'Se redondea' }
  const en = places === 0 ? 'to a whole number' : `to ${places} decimal${places === 1 ? '' : 's'}`
  const es = places === 0 ? 'a un número entero' : `a ${places} decimal${places === 1 ? '' : 'es'}`
  return {
    en: `${from.en} once, half up, ${en}.`,
    es: `${from.es} una sola vez, ${es}; la mitad se redondea hacia arriba.`,
  }
}
