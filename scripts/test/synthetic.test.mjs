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
    const core = departments.filter((department) => department === 'roster').length
    expect(departments.slice(0, core)).to.deep.equal(Array.from({ length: core }, () => 'roster'))
    expect(departments.slice(core)).to.deep.equal(departments.slice(core).sort())
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

  it('leads schools on to one of their zone that begins where they end, and leaves some without a path', () => {
    const { schools } = small()
    const led = schools.filter(({ feedsInto }) => feedsInto !== null)
    for (const { feedsInto, zone, grades } of led) {
      const next = schools.find(({ code }) => code === feedsInto)
      expect(next?.zone).to.equal(zone)
      expect(Number(next?.grades[0])).to.equal(Number(grades.at(-1)) + 1)
    }
    const ending = schools.filter(({ grades }) => grades.at(-1) === '12')
    expect(led.length).to.be.within(25, schools.length - ending.length - 1)
  })

  it('has a teacher of record in each class that students are enrolled in', () => {
    const classrooms = (/** @type {string} */ dataset, /** @type {number} */ column) =>
      linesOf(dataset)
        .slice(1)
        .map((row) => row.split(','))
        .filter((cells) => dataset !== 'roster.teachers' || cells[4] === 'true')
        .map((cells) => cells[column])
    const listed = classrooms('roster.classes', 0)
    expect(new Set(classrooms('roster.enrollments', 3))).to.deep.equal(new Set(listed))
    expect(classrooms('roster.teachers', 3)).to.deep.equal(listed)
  })

  it('reports a rate of chronic absence that a district might have', () => {
    const row = linesOf('culture-climate.reported-absence').find((line) => line.startsWith('district,all,2018-19,'))
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
