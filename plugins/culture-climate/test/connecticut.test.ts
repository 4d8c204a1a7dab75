import { join } from 'node:path'
import { department } from '@planwright/plugin-culture-climate'
import { type AnswersFromFiles, answersFromFiles, testDataFolder } from '@planwright/testing'
import { expect } from 'chai'

const home = { code: '0640011', names: ['Hartford School District'], stateNames: ['State of Connecticut'] }
const reportedId = 'culture-climate.reported-chronic-absenteeism'

describe("Connecticut's files of chronic absenteeism", () => {
  let answers: AnswersFromFiles

  before(async function () {
    const data = testDataFolder()
    if (data === null) {
      console.log('      skipped: the folder with the files of the state is absent')
      return this.skip()
    }
    const folders = { 'culture-climate.reported-absence': join(data, 'connecticut/chronic-absenteeism') }
    answers = await answersFromFiles({ department, home, folders })
  })

  const find = (orgUnit: string, group: string, period: string) =>
    answers.observations.find(
      (one) => one.indicator === reportedId && one.orgUnit === orgUnit && one.group === group && one.period === period,
    )

  it('load unmodified, without one rejected row', () => {
    for (const report of answers.reports) expect(report).to.include({ outcome: 'changed', rejected: 0 })
  })

  it("give Hartford's published rates as they are, with no parts made up", () => {
    const published = [
      ['2011-12', 26],
      ['2012-13', 24.9],
      ['2013-14', 26.6],
      ['2014-15', 25.7],
      ['2015-16', 22.4],
      ['2016-17', 22.1],
    ] as const
    for (const [period, value] of published) {
      expect(find('district', 'all', period)).to.include({ value, reason: null, numerator: null, denominator: null })
    }
  })

  it('read the grade as a group, however it is spaced', () => {
    for (const group of ['grade/k', 'grade/1', 'grade/9', 'grade/12']) {
      expect(find('district', group, '2016-17'), group).to.include({ reason: null })
      expect(find('state', group, '2016-17'), group).to.include({ reason: null })
    }
  })

  it('give every row one answer: its rate, or the reason it is hidden', () => {
    const rows = answers.rows.get('culture-climate.reported-absence') ?? []
    const byPlace = new Map(answers.observations.map((one) => [`${one.orgUnit} ${one.group} ${one.period}`, one]))
    const wrong = rows.filter((row) => {
      const observation = byPlace.get(`${row.orgUnit} ${row.group} ${row.schoolYear}`)
      if (row.rate === null) return observation?.value !== null || observation.reason !== 'SUPPRESSED'
      return observation?.value !== Number(row.rate) || observation.reason !== null
    })
    expect(rows).to.have.length.above(30000)
    expect(wrong).to.deep.equal([])
  })
})
