import { roster } from '@planwright/sdk'
import { departments } from './compiled.mjs'
import { code, generatedNote, tableOf } from './markdown.mjs'

/** Every dataset with its columns: what a file to import holds. */
export async function tablesDocument() {
  const datasets = [...roster.coreDatasets, ...(await departments()).flatMap((department) => department.datasets)]
  return [
    generatedNote,
    '# Datasets',
    'A CSV file to import has these columns as its header, in any order. An empty cell of an optional column means “not known”.',
    ...[...datasets].sort((one, other) => (one.id < other.id ? -1 : 1)).map(entry),
  ].join('\n\n')
}

/** @param {import('@planwright/sdk').Dataset} dataset */
function entry({ id, name, about, columns, key, replaces, scopes = [], planned = false, formats = [] }) {
  const replaced = replaces === 'schoolYear' ? 'each school year it holds, whole' : 'the rows it holds'
  const facts = [
    `about: ${about}`,
    `a row is named by ${key.map(code).join(', ')}; an import replaces ${replaced}`,
    ...(scopes.length === 0 ? [] : [`an import may be for one of ${scopes.map(code).join(', ')} (${code('--for')})`]),
    ...(planned ? ['its days are planned: they may lie ahead'] : []),
    ...(roster.wholeRoster.datasets.some((dataset) => dataset.id === id)
      ? [
          `also filled by an import into ${code(roster.wholeRoster.id)}: a OneRoster 1.1 or 1.2 export, whose ids are its sourcedIds`,
        ]
      : []),
    ...formats.map((format) => `also reads: ${format.name.en} (${code(format.id)})`),
  ]
  const rows = Object.entries(columns).map(([column, { kind, optional, values, about: note }]) => [
    code(column),
    values === undefined ? kind : `one of ${values.join(', ')}`,
    optional ? 'optional' : '',
    note?.en ?? '',
  ])
  return [
    `## ${code(id)}`,
    ...(name === undefined ? [] : [name.en]),
    facts.map((fact) => `- ${fact}`).join('\n'),
    tableOf(['column', 'holds', '', 'note'], rows),
  ].join('\n\n')
}
