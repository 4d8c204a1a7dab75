import type { Text } from '@planwright/sdk'
import { roster } from '@planwright/sdk'
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { ServerError } from '../errors.js'
import type { Context } from '../graphql/context.js'
import { problemOf } from '../graphql/problem.js'
import { seesFilesOf } from '../imports/sees-imports.js'
import { isReleased, type Observation } from '../observations/observation.type.js'
import { needsFunction, type Replayed, type ReplayedDefinition } from './replay.service.js'
import { Replay } from './replay.type.js'

type Obstacle = Extract<Replayed, { obstacle: string }>['obstacle'] | 'DEFINITION_GONE' | 'FUNCTION_GONE' | 'PROTECTED'

const obstacles: Readonly<Record<Obstacle, (detail: string) => Text>> = {
  NO_RECEIPT: () => ({
    en: 'No import stands behind this figure.',
    es: 'Ninguna importación respalda esta cifra.',
  }),
  IMPORT_UNKNOWN: (detail) => ({
    en: `The facts no longer know the import ${detail}.`,
    es: `Los datos ya no conocen la importación ${detail}.`,
  }),
  FILE_MISSING: (detail) => ({
    en: `The file ${detail} is no longer in the archive.`,
    es: `El archivo ${detail} ya no está guardado.`,
  }),
  FILE_DAMAGED: (detail) => ({
    en: `The file ${detail} was altered in the archive. An upload of the original takes its place.`,
    es: `El archivo ${detail} guardado fue alterado. Vuelva a subir el original para reemplazarlo.`,
  }),
  IMPORT_REFUSED: (detail) => ({
    en: `A file of the receipt is not accepted any more: ${detail}`,
    es: `Un archivo del recibo ya no se acepta: ${detail}`,
  }),
  PROTECTED: () => ({
    en: 'This figure is shown as it was released: rounded, so that nobody can be singled out. Only who may see the exact one can replay it.',
    es: 'Esta cifra se muestra como se publicó: redondeada, para que nadie pueda ser identificado. Solo quien puede ver la exacta puede repetir el cálculo.',
  }),
  DEFINITION_GONE: (detail) => ({
    en: `The definition of version ${detail} was not kept.`,
    es: `La definición de la versión ${detail} no se conservó.`,
  }),
  FUNCTION_GONE: (detail) => ({
    en: `Version ${detail} is computed by a function of its plugin, and that version of the plugin is not installed.`,
    es: `La versión ${detail} se calcula con una función de su complemento, y esa versión no está instalada.`,
  }),
}

const outcomes: { readonly same: Text; readonly other: Text } = {
  same: {
    en: 'The files of the receipt and the definition of that version give the same figure.',
    es: 'Los archivos del recibo y la definición de esa versión dan la misma cifra.',
  },
  other: {
    en: 'The files of the receipt and the definition of that version give another figure.',
    es: 'Los archivos del recibo y la definición de esa versión dan otra cifra.',
  },
}

@Resolver()
export class ReplayResolver {
  @Query(() => Replay, {
    nullable: true,
    description: 'Works a figure out again from the archived files of its receipt, by the definition of its version.',
  })
  async replay(@Arg('observation', () => ID) id: string, @Ctx() context: Context): Promise<Replay | null> {
    const observation = id.startsWith('observation/') ? await context.loaders.observation.load(id) : null
    if (observation === null) {
      const hint = 'Ask an answer for the id of its observation.'
      const error = new ServerError('NOT_FOUND', { kind: 'observation', id, hint })
      context.warnings.push(problemOf(error, ['replay', 'observation']))
      return null
    }
    if (isReleased(observation)) return impossible(observation, 'PROTECTED', '')
    const by = await definitionFor(observation, context)
    if (typeof by === 'string') return impossible(observation, by, observation.version ?? '')
    const replayed = await context.replays.replay(observation, by, context.signal)
    if ('obstacle' in replayed) return impossible(observation, replayed.obstacle, detailFor(context, replayed))
    return compared(observation, replayed)
  }
}

/** The definition of the figure's version: of the catalogue where it is still in force, else as it was kept. */
async function definitionFor(
  { indicatorId, version }: Observation,
  { registry, loaders }: Context,
): Promise<ReplayedDefinition | 'DEFINITION_GONE' | 'FUNCTION_GONE'> {
  const inForce = [...registry.indicators, ...registry.retired].find((one) => one.version === version)
  if (inForce !== undefined) return inForce
  if (indicatorId === null || version === null) return 'DEFINITION_GONE'
  const kept = await loaders.storedDefinition.load({ indicator: indicatorId, version })
  if (kept === null) return 'DEFINITION_GONE'
  if (needsFunction(kept.definition)) return 'FUNCTION_GONE'
  const department = { id: kept.department, name: { en: kept.department }, datasets: [], indicators: [] }
  return { definition: kept.definition, version, department }
}

/** The names, hashes and rows of files are for those who may know them; for others the import stands for its files. */
function detailFor({ viewer, registry }: Context, obstacle: Extract<Replayed, { obstacle: string }>): string {
  if (!('of' in obstacle)) return obstacle.detail
  const { dataset: id, id: importId } = obstacle.of
  const dataset = [...roster.coreDatasets, ...registry.datasets].find((one) => one.id === id)
  return seesFilesOf(viewer, id, dataset) ? obstacle.detail : `import/${importId}`
}

function impossible(observation: Observation, obstacle: Obstacle, detail: string): Replay {
  const nothing = { value: null, reason: null, numerator: null, denominator: null, people: null, imports: [] }
  const sentence = obstacles[obstacle](detail)
  return Object.assign(new Replay(), { observation, possible: false, same: null, ...nothing, sentence })
}

function compared(observation: Observation, { figure, imports }: Extract<Replayed, { figure: unknown }>): Replay {
  const { value = null, reason = 'NO_DATA', numerator = null, denominator = null, people = null } = figure ?? {}
  const again = { value, reason, numerator, denominator, people }
  const same = Object.entries(again).every(([name, part]) => observation[name as keyof typeof again] === part)
  return Object.assign(new Replay(), {
    observation,
    possible: true,
    same,
    ...again,
    imports: imports.map(({ id }) => `import/${id}`),
    sentence: same ? outcomes.same : outcomes.other,
  })
}
