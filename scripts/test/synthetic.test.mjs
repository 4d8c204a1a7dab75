import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { root } from '../house/folders.mjs'
import { makeDistrict } from '../synthetic/district.mjs'
import { allParts } from '../synthetic/parts.mjs'
import { isHidden, printedRate } from '../synthetic/published.mjs'

describe('the synthetic district', () => {
  const small = () => makeDistrict({ students: 1300 })
  /** @type {string} */
  let house
  beforeEach(() => {
    house = mkdtempSync(join(tmpdir(), 'planwright-synthetic-'))
  })
  afterEach(() => rmSync(house, { recursive: true }))

  /** @type {Awaited<ReturnType<typeof allParts>>} */
  let parts
  before(async () => {
    parts = await allParts(root)
  })
  const linesOf = (/** @type {string} */ dataset, district = small()) => {
    const part = parts.find((one) => one.dataset === dataset)
    if (part === undefined) throw new Error(`Nothing makes ${dataset}.`)
    return [...part.lines(district)]
  }

  it('is the same each time it is made, whatever was drawn before', () => {
    const used = small()
    for (const { lines } of parts) for (const _ of lines(used));
    for (const { dataset } of parts) {
      expect(linesOf(dataset, used).join('\n') === linesOf(dataset).join('\n'), dataset).to.equal(true)
    }
  })

  it('is imported with the roster first, then department by department', () => {
    const departments = parts.map(({ dataset }) => dataset.split('.')[0] ?? '')
    expect(departments.slice(0, 4)).to.deep.equal(['roster', 'roster', 'roster', 'culture-climate'])
    expect(departments.slice(3)).to.deep.equal(departments.slice(3).sort())
  })

  it('has a header in every file, and a cell for every column in every row', () => {
    const district = small()
    for (const { dataset } of parts) {
      const [header = '', ...rows] = linesOf(dataset, district)
      const columns = header.split(',').length
      expect(rows.length, dataset).to.be.above(0)
      expect(rows.find((row) => row.split(',').length !== columns)).to.equal(undefined)
    }
  })

  it('refuses a part that does not say which dataset its file is for', async () => {
    mkdirSync(join(house, 'plugins/meals/synthetic'), { recursive: true })
    writeFileSync(
      join(house, 'plugins/meals/synthetic/served.mjs'),
      `export const dataset = 'meals.lunches'\nexport function* lines() {}`,
    )
    let message = ''
    await allParts(house).catch((error) => {
      message = error.message
    })
    expect(message).to.include('plugins/meals/synthetic/served.mjs').and.to.include("'meals.served'")
  })

  it('has a row for each student on each of 180 days, in one school a day', () => {
    const [, ...rows] = linesOf('culture-climate.attendance')
    const keys = new Set(
      rows.map((row) =>
        row
          .split(',')
          .filter((_, index) => index !== 1 && index !== 3)
          .join(),
      ),
    )
    expect(rows).to.have.length(1300 * 180)
    expect(keys.size).to.equal(rows.length)
  })

  it('has 45 schools in four zones, and students who move in mid-year', () => {
    const district = small()
    expect(district.schools).to.have.length(45)
    expect(new Set(district.schools.map(({ zone }) => zone)).size).to.equal(4)
    expect(district.students.some(({ stays }) => stays.length === 2)).to.equal(true)
  })

  it('reports a rate of chronic absence that a district might have', () => {
    const row = linesOf('culture-climate.reported-absence').find((line) => line.startsWith('district,2018-19,all,'))
    expect(Number(row?.split(',')[3])).to.be.within(15, 35)
  })

  it('rounds half up and hides what the state would hide', () => {
    expect(printedRate(29, 80)).to.equal('36.3')
    expect(printedRate(265, 1448)).to.equal('18.3')
    expect([isHidden(5, 100), isHidden(0, 100), isHidden(6, 100), isHidden(6, 19)]).to.deep.equal([
      true,
      false,
      false,
      true,
    ])
  })
})
