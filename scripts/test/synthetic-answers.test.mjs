import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answersFromFiles } from '@planwright/testing'
import { expect } from 'chai'
import { departments } from '../generate/compiled.mjs'
import { root } from '../house/folders.mjs'
import { writeCsv } from '../synthetic/csv-file.mjs'
import { makeDistrict } from '../synthetic/district.mjs'
import { allParts } from '../synthetic/parts.mjs'

const home = { code: '0000001', names: ['Synthetic'], stateNames: ['State'] }
const all = await departments()
const parts = await allParts(root)

describe('the answers of the synthetic district', () => {
  // Large enough that a school has the thirty students of a group without whom it has no risk ratio.
  const district = makeDistrict({ students: 5_200 })
  /** @type {string} */
  let folder
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'planwright-answers-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  /** Writes a part into a folder of its own. @param {typeof parts[number]} part @returns {readonly [string, string]} */
  const written = ({ dataset, lines }) => {
    const path = join(folder, dataset)
    mkdirSync(path, { recursive: true })
    writeCsv(join(path, 'rows.csv'), lines(district))
    return [dataset, path]
  }

  for (const department of all) {
    it(`fill every indicator of ${department.id} at every level and for every grouping it declares`, async () => {
      const needed = parts.filter(({ dataset }) => /^roster\./.test(dataset) || dataset.startsWith(`${department.id}.`))
      const missing = department.datasets.filter(({ id }) => !needed.some(({ dataset }) => dataset === id))
      expect(
        missing.map(({ id }) => id),
        'datasets without a synthetic part',
      ).to.deep.equal([])
      const folders = Object.fromEntries(needed.map(written))
      const { reports, observations } = await answersFromFiles({ department, home, folders })
      for (const { dataset, outcome, rejects } of reports)
        expect([dataset, outcome, ...rejects]).to.deep.equal([dataset, 'changed'])
      const shown = observations.filter(({ value }) => value !== null)
      const places = new Set(shown.map(({ indicator, orgUnit }) => `${indicator} ${orgUnit.split('/')[0]}`))
      const groups = new Set(shown.map(({ indicator, group }) => `${indicator} ${group.split('/')[0]}`))
      const empty = department.indicators.flatMap((indicator) => [
        ...indicator.levels.map((level) => `${indicator.id} ${level}`).filter((place) => !places.has(place)),
        ...indicator.groups.map((dimension) => `${indicator.id} ${dimension}`).filter((group) => !groups.has(group)),
      ])
      expect(empty).to.deep.equal([])
    })
  }
})
