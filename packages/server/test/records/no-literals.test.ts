import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dimensionIds, dimensions } from '@planwright/sdk'
import { expect } from 'chai'
import { type AllStatements, recordAllStatements } from '../support/all-statements.js'
import { markedNumber, markedRun, marker } from '../support/marked-run.js'
import { repository } from '../support/repository.js'
import { TestServer } from '../support/test-server.js'

/** What the program puts together of its words, and what the library for the records asks by itself. */
const putTogether = [
  /^[a-zA-Z]+\/%?$/,
  /^c\d+$/,
  /^(19|2[01])\d\d-\d\d$/,
  /^-\?\[0-9\]/,
  // Ids without invisible characters, and days as people write them.
  /^\[\^"\\s/,
  /^(\[12\]\[0-9\]\{3\}|\[0-9\]\{1,2\})\(/,
  /^A change of \w+ must be recorded in the audit trail\.$/,
  /^(geometry_columns|spatial_ref_sys)$/,
]

/** The groups of students there are, whatever district it is. */
const groups = new Set(dimensionIds.flatMap((id) => dimensions[id].groups.map(({ key }) => `${id}/${key}`)))

/** The program's own text, in which every word of its statements must stand. */
async function sourceText(): Promise<string> {
  const folders = ['packages', 'plugins'].map((folder) => join(repository, folder))
  const modules = (
    await Promise.all(folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name, 'src'))))
  ).flat()
  const files = await Promise.all(modules.map(sourcesIn))
  return (await Promise.all(files.flat().map((file) => readFile(file, 'utf8')))).join('\n')
}

async function sourcesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name))
}

/** The string constants of an SQL text, as they read. */
function literalsOf(sql: string): readonly string[] {
  return [...sql.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = '']) => text.replaceAll("''", "'"))
}

describe('the statements of a full run', () => {
  let statements: AllStatements
  let source: string

  before(async function () {
    this.timeout(180_000)
    source = await sourceText()
    statements = recordAllStatements()
    const hartford = await TestServer.start()
    await hartford.stop()
    await markedRun()
    statements.stop()
  })

  it('hold no value that came from a file, a formula, a token or a request', () => {
    const told = statements.texts().filter((text) => text.toLowerCase().includes(marker) || text.includes(markedNumber))
    console.log(`      ${told.length} of ${statements.texts().length} statements hold a value`)
    expect(told).to.deep.equal([])
  })

  it('hold no string constant but words of the program', () => {
    const literals = new Set(statements.texts().flatMap(literalsOf))
    const isOurs = (text: string) =>
      source.includes(text) || groups.has(text) || putTogether.some((pattern) => pattern.test(text))
    const odd = [...literals].filter((text) => !isOurs(text))
    console.log(`      ${literals.size} string constants, ${odd.length} that are no word of the program`)
    expect(odd).to.deep.equal([])
    expect(literals.size).to.be.greaterThan(100)
  })

  it('are far more than one kind: records and facts, reading and writing', () => {
    const texts = statements.texts()
    for (const kind of [
      /^insert into audit_entry/,
      /^with observation as/,
      /read_csv/,
      /^WITH facts AS/,
      /released_observation/,
    ])
      expect(
        texts.some((text) => kind.test(text.trim())) || texts.some((text) => kind.test(text)),
        String(kind),
      ).to.equal(true)
  })
})
