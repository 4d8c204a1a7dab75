import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Archive, FactStore } from '@planwright/facts'
import { roster } from '@planwright/sdk'
import { operator } from '../access/viewer.js'
import { theServer } from '../audit/authority.js'
import type { Settings } from '../config/settings.js'
import { ServerError } from '../errors.js'
import type { ImportService } from '../imports/import.service.js'

interface FigureFile {
  readonly dataset: string
  readonly path: string
}

interface FirstFiguresContext {
  readonly settings: Pick<Settings, 'figuresFolder' | 'directoryFile'>
  readonly facts: FactStore
  readonly archive: Archive
  readonly imports: ImportService
}

/**
 * Imports the directory of districts and the published figures that come with a plan, each into a dataset that
 * nothing was imported into yet. What a person imported later is never touched. Answers the datasets.
 */
export async function importFirstFigures({
  settings,
  facts,
  archive,
  imports,
}: FirstFiguresContext): Promise<readonly string[]> {
  const filled = new Set((await facts.imports()).map(({ dataset }) => dataset))
  const wanted = (await figureFiles(settings)).filter(({ dataset }) => !filled.has(dataset))
  for (const { dataset, path } of wanted) {
    const { sha256 } = await archive.store(createReadStream(path))
    const order = { dataset, files: [{ sha256, name: basename(path) }], dryRun: false, acceptPartial: false }
    const { entry, problems } = await imports.start(order, theServer)
    await imports.idle()
    const ended = entry === null ? null : await imports.find(entry.id, operator)
    const cause =
      problems[0]?.message ??
      ended?.problems[0]?.message ??
      ended?.confirmations?.[0]?.message ??
      rejectOf(ended?.rejects[0])
    if (ended?.state !== 'DONE' || ended.problems.length > 0)
      throw new ServerError('FIGURES_REFUSED', { file: path, cause })
  }
  return wanted.map(({ dataset }) => dataset)
}

async function figureFiles({
  figuresFolder,
  directoryFile,
}: FirstFiguresContext['settings']): Promise<readonly FigureFile[]> {
  const directory = directoryFile === null ? [] : [{ dataset: roster.districts.id, path: directoryFile }]
  const names =
    figuresFolder === null ? [] : (await readdir(figuresFolder)).filter((name) => name.endsWith('.csv')).sort()
  const figures = names.map((name) => ({ dataset: basename(name, '.csv'), path: join(figuresFolder ?? '', name) }))
  return [...directory, ...figures]
}

function rejectOf(reject: { readonly line: number | null; readonly cause: string } | undefined): string {
  if (reject === undefined) return 'no reason was given'
  return reject.line === null ? reject.cause : `line ${reject.line}: ${reject.cause}`
}
