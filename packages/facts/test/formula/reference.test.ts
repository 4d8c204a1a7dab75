import { checkMeasure, formulaReference, loadFormulaParser } from '@planwright/facts'
import { aggregate, boolean, date, decimal, defineDataset, integer, school, student, text } from '@planwright/sdk'
import { expect } from 'chai'

const rows = defineDataset({
  id: 'test.rows',
  about: 'students',
  columns: {
    student: student(),
    school: school(),
    asked: date(),
    answered: date(),
    present: boolean(),
    word: text(),
    hours: decimal(),
    lessons: integer(),
  },
  key: ['student', 'asked'],
  replaces: 'schoolYear',
})
const { oneRow, manyRows } = formulaReference

describe('The reference of formulas', () => {
  before(() => loadFormulaParser())

  for (const { formula } of oneRow) {
    it(`has an example of one row that is accepted: ${formula}`, () => {
      const each = { student: { known: `count(${formula})` } }
      expect(checkMeasure(aggregate({ of: rows, each, value: 'sum(known)' }))).to.deep.equal([])
    })
  }

  for (const { formula } of manyRows) {
    it(`has an example of many rows that is accepted: ${formula}`, () => {
      expect(
        checkMeasure(aggregate({ of: rows, each: { school: { it: formula } }, value: 'count(it)' })),
      ).to.deep.equal([])
    })
  }

  it('names every function there is', () => {
    const [problem] = checkMeasure(aggregate({ of: rows, value: 'nonesuch(hours)' }))
    const known = /Known functions: (.*)\./.exec(problem?.remedy ?? '')?.[1]?.split(', ') ?? []
    expect(known).to.include.members(['count', 'extract', 'least'])
    const said = JSON.stringify(formulaReference)
    expect(known.filter((name) => !said.includes(name))).to.deep.equal([])
  })
})
