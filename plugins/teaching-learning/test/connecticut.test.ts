import { join } from 'node:path'
import { department } from '@planwright/plugin-teaching-learning'
import { type AnswersFromFiles, answersFromFiles, testDataFolder } from '@planwright/testing'
import { expect } from 'chai'

const home = { code: '0640011', names: ['Hartford School District'], stateNames: ['State of Connecticut'] }

/** Two districts that only files without codes name. */
const directory = [
  { code: '0730011', name: 'Lisbon School District' },
  { code: '1040011', name: 'Norwich School District' },
]

const graduationId = 'teaching-learning.four-year-graduation'
const elaId = 'teaching-learning.grade-3-ela'

describe("Connecticut's files of graduation and assessment", () => {
  let answers: AnswersFromFiles

  before(async function () {
    const data = testDataFolder()
    if (data === null) {
      console.log('      skipped: the folder with the files of the state is absent')
      return this.skip()
    }
    answers = await answersFromFiles({
      department,
      home,
      directory,
      folders: {
        'teaching-learning.graduation': join(data, 'connecticut/graduation-4yr'),
        'teaching-learning.assessment': join(data, 'connecticut/smarter-balanced'),
      },
    })
  })

  const find = (indicator: string, orgUnit: string, group: string, period: string) =>
    answers.observations.find(
      (one) => one.indicator === indicator && one.orgUnit === orgUnit && one.group === group && one.period === period,
    )

  it('load unmodified, without one rejected row and without one published rate that its counts contradict', () => {
    for (const report of answers.reports) {
      expect(report).to.include({ outcome: 'changed', rejected: 0 })
      expect(report.warnings).to.deep.equal([])
    }
  })

  it("give Hartford's published graduation rates from their counts", () => {
    const published = [
      ['2010-11', 1013, 1603, 63.2],
      ['2011-12', 902, 1396, 64.6],
      ['2012-13', 1009, 1418, 71.2],
      ['2013-14', 980, 1370, 71.5],
      ['2014-15', 1041, 1484, 70.1],
      ['2015-16', 1071, 1515, 70.7],
      ['2016-17', 1062, 1544, 68.8],
    ] as const
    for (const [period, numerator, denominator, value] of published) {
      expect(find(graduationId, 'district', 'all', period)).to.include({ numerator, denominator, value, reason: null })
    }
  })

  it("give Hartford's published grade 3 proficiency from its counts", () => {
    const published = [
      ['2014-15', 384, 1596, 24.1],
      ['2015-16', 377, 1546, 24.4],
      ['2016-17', 265, 1448, 18.3],
    ] as const
    for (const [period, numerator, denominator, value] of published) {
      expect(find(elaId, 'district', 'all', period)).to.include({ numerator, denominator, value, reason: null })
    }
  })

  const published = [
    {
      id: graduationId,
      dataset: 'teaching-learning.graduation',
      parts: ['graduates', 'cohort'],
      rate: 'rate',
      where: {},
    },
    {
      id: elaId,
      dataset: 'teaching-learning.assessment',
      parts: ['proficient', 'scored'],
      rate: 'proficientRate',
      where: { subject: 'ela', grade: '3' },
    },
  ] as const

  for (const { id, dataset, parts, rate, where } of published) {
    it(`recompute every published rate of every district and the state from its counts (${id})`, () => {
      const rows = (answers.rows.get(dataset) ?? []).filter((row) =>
        Object.entries(where).every(([name, value]) => row[name] === value),
      )
      const byPlace = new Map(
        answers.observations
          .filter(({ indicator }) => indicator === id)
          .map((one) => [`${one.orgUnit} ${one.group} ${one.period}`, one]),
      )
      const wrong = rows.filter((row) => {
        const observation = byPlace.get(`${row.orgUnit} ${row.group} ${row.schoolYear}`)
        const isShown = [...parts, rate].every((name) => row[name] !== null)
        if (isShown) return observation?.value !== Number(row[rate]) || observation.reason !== null
        return observation?.value !== null || !['SUPPRESSED', 'NOT_APPLICABLE'].includes(observation.reason ?? '')
      })
      expect(rows).to.have.length.above(500)
      expect(wrong).to.deep.equal([])
    })
  }

  it('break graduation down by race, English learner, disability and meal', () => {
    for (const group of ['race/black', 'englishLearner/yes', 'disability/no', 'meal/free']) {
      expect(find(graduationId, 'district', group, '2016-17'), group).to.include({ reason: null })
    }
  })

  it('take East Hartford for another district', () => {
    const neighbour = find(graduationId, 'peer/0430011', 'all', '2016-17')
    expect(neighbour).to.include({ reason: null })
    expect(neighbour?.denominator).to.not.equal(find(graduationId, 'district', 'all', '2016-17')?.denominator)
  })
})
