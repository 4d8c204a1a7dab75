import { viewerOf } from '@planwright/server'
import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { startLibrary } from '../support/library-district.js'
import { shortLoans } from '../support/registering.js'
import { oneOf, seeded } from '../support/synthetic.js'
import type { TestServer } from '../support/test-server.js'

const year = '2021-22'
const preview = `query ($input: IndicatorInput!) { previewIndicator(input: $input) {
  problems { message } movedValues movedStatuses moves { totalCount nodes { orgUnit group before { value } after { value } } }
  figures { schoolYear level units withValue value reason lowest highest people fewestPeople } } }`

interface Line {
  readonly level: string
  readonly withValue: number
  readonly value: number | null
}

interface Previewed {
  readonly problems: readonly { readonly message: string }[]
  readonly figures: readonly Line[]
}

interface Student {
  readonly id: string
  readonly school: number
  readonly grade: string
  readonly race: string
  readonly meal: string
}

interface Loan {
  readonly student: Student
  readonly loan: number
  readonly days: number
  readonly onTime: boolean
}

const meals = ['free', 'reduced', 'not-eligible']
const races = ['black', 'hispanic', 'white', 'asian']

/** Four schools of 120 students; everybody borrows two books. */
const students = Array.from({ length: 480 }, (_, n): Student => {
  const [grade, race, meal] = [String(1 + (n % 8)), races[(n * 7) % 4], meals[(n * 5 + (n % 7)) % 3]]
  return { id: `s${n}`, school: (n % 4) + 1, grade, race: race ?? '', meal: meal ?? '' }
})
const loans = students.flatMap((student, n): readonly Loan[] => [
  { student, loan: 2 * n, days: 1 + ((n * 11) % 30), onTime: n % 3 !== 0 },
  { student, loan: 2 * n + 1, days: 1 + ((n * 17) % 30), onTime: n % 5 !== 0 },
])

/** A condition as it is written, and as it is looked up here. */
interface Condition {
  readonly sql: string
  readonly holds: (loan: Loan) => boolean
}

const both = (one: Condition, other: Condition): Condition => ({
  sql: `(${one.sql}) and (${other.sql})`,
  holds: (loan) => one.holds(loan) && other.holds(loan),
})

const mealIs = (meal: string): Condition => ({ sql: `meal = '${meal}'`, holds: ({ student }) => student.meal === meal })

/** Conditions that many, few or single persons meet. */
function drawn(random: () => number): Condition {
  const below = 1 + Math.floor(random() * 31)
  const number = Math.floor(random() * loans.length)
  const grade = String(1 + Math.floor(random() * 8))
  const race = oneOf(random, races)
  return oneOf<Condition>(random, [
    { sql: `loan = ${number}`, holds: ({ loan }) => loan === number },
    { sql: `days < ${below}`, holds: ({ days }) => days < below },
    { sql: `loan between ${number} and ${number + 15}`, holds: ({ loan }) => loan >= number && loan <= number + 15 },
    { sql: `grade = '${grade}'`, holds: ({ student }) => student.grade === grade },
    { sql: `race = '${race}' and not "onTime"`, holds: ({ student, onTime }) => student.race === race && !onTime },
  ])
}

const aggregates = [
  { unit: 'DAYS', aggregate: 'avg(days)' },
  { unit: 'DAYS', aggregate: 'sum(days)' },
  { unit: 'COUNT', aggregate: 'count(*)' },
  { unit: 'COUNT', aggregate: 'count(distinct student)' },
  { unit: 'DAYS', aggregate: 'percentile_cont(0.5) within group (order by days)' },
] as const

function inputOf({ sql }: Condition, { unit, aggregate }: (typeof aggregates)[number]) {
  const nobody = { when: 'nobody borrows', given: { loans: [] }, then: { reason: 'NO_DATA' } }
  return shortLoans({
    id: 'library.tried',
    unit,
    groups: ['race'],
    value: { aggregate: { of: 'library.loans', where: sql, value: aggregate } },
    examples: [nobody, { ...nobody, when: 'nobody borrows again' }],
  })
}

/** How many people stand behind a condition, in each place of a level. */
function peopleBehind({ holds }: Condition, level: string): readonly number[] {
  const places = new Map<string, Set<string>>()
  for (const loan of loans.filter(holds)) {
    const { school, id } = loan.student
    const place = { DISTRICT: '', ZONE: String(school % 2), SCHOOL: String(school) }[level] ?? ''
    places.set(place, (places.get(place) ?? new Set()).add(id))
  }
  return [...places.values()].map((people) => people.size)
}

describe('a preview over rows about people', () => {
  let server: TestServer
  const head = viewerOf('person', 'head', {
    roles: ['department-head'],
    department: 'library',
    schools: [],
    classrooms: [],
  })

  before(async () => {
    server = await startLibrary()
    const schools = [1, 2, 3, 4].map((school) => `${school},${year},School ${school},${school % 2}`)
    await importText(server, 'roster.schools', ['school,schoolYear,name,zone', ...schools].join('\n'))
    const roster = students.map(({ id, school, grade, race, meal }) => [id, year, school, grade, race, meal].join(','))
    await importText(server, 'roster.students', ['student,schoolYear,school,grade,race,meal', ...roster].join('\n'))
    const rows = loans.map(({ student, loan, days, onTime }) =>
      [student.id, student.school, year, loan, days, onTime].join(','),
    )
    await importText(server, 'library.loans', ['student,school,schoolYear,loan,days,onTime', ...rows].join('\n'))
  })

  after(() => server.stop())

  async function previewed(input: object): Promise<Previewed> {
    const { data, errors } = await server.askWith<{ previewIndicator: Previewed }>(
      server.server.tokenFor(head),
      preview,
      { input },
    )
    if (errors !== undefined) throw new Error(JSON.stringify(errors))
    return data.previewIndicator
  }

  const recorded = async () => {
    const sql = "select subject, target, details from audit_entry where action = 'figures.preview' order by seq"
    return server.server.records.em.getConnection().execute<{ subject: string; target: string; details: string }[]>(sql)
  }

  it('tells no attribute of a single person, whatever formula a department head draws, and each is on record', async function () {
    this.timeout(180_000)
    const random = seeded(20_261_128)
    const told: string[] = []
    let shown = 0
    const before = (await recorded()).length
    for (let pair = 0; pair < 100; pair += 1) {
      const condition = drawn(random)
      const aggregate = oneOf(random, aggregates)
      const behind = new Set(loans.filter(condition.holds).map(({ student }) => student.id))
      const answers: string[] = []
      for (const guess of [oneOf(random, meals), oneOf(random, meals)].map(mealIs)) {
        const tried = both(condition, guess)
        const { problems, figures } = await previewed(inputOf(tried, aggregate))
        expect(problems, tried.sql).to.deep.equal([])
        answers.push(JSON.stringify(figures))
        for (const { level, withValue } of figures) {
          shown += withValue
          if (withValue > peopleBehind(tried, level).filter((people) => people >= 10).length) told.push(tried.sql)
        }
      }
      if (behind.size < 10 && new Set(answers).size > 1) told.push(condition.sql)
    }
    const onRecord = (await recorded()).length - before
    console.log(
      `      ${told.length} attributes of single persons told by 200 drawn formulas; ${onRecord} of 200 on record; ${shown} figures shown`,
    )
    expect(told).to.deep.equal([])
    expect(onRecord).to.equal(200)
    expect(shown).to.be.greaterThan(100)
  })

  it('is on record with who looked, the version and the formulas', async () => {
    await previewed(inputOf(mealIs('free'), aggregates[0]))
    const { subject, target, details } = (await recorded()).at(-1) ?? {}
    expect([subject, target]).to.deep.equal(['head', 'library.tried'])
    const { version, formulas, figures } = JSON.parse(details ?? '{}')
    expect(version).to.match(/^[0-9a-f]+$/)
    expect(formulas).to.contain("meal = 'free'").and.to.contain('avg(days)')
    expect(figures).to.be.greaterThan(0)
  })

  it('of a target is on record as a look at exact figures, where it shows any', async () => {
    const input = {
      indicator: 'library.returned',
      level: 'DISTRICT',
      by: year,
      value: 99,
      reason: { en: 'To try it.' },
    }
    const query =
      'query ($input: TargetInput!) { previewTarget(input: $input) { problems { message } moves { totalCount } } }'
    const { data } = await server.askWith<object>(server.server.tokenFor(head), query, { input })
    expect(data).to.deep.equal({ previewTarget: { problems: [], moves: { totalCount: 1 } } })
    const sql = "select subject, details from audit_entry where action = 'figures.read-exact' order by seq desc limit 1"
    const [entry] = await server.server.records.em.getConnection().execute<{ subject: string; details: string }[]>(sql)
    expect(entry?.subject).to.equal('head')
    expect(JSON.parse(entry?.details ?? '{}').indicators).to.deep.equal(['library.returned'])
  })

  it('shows the administrator what it shows the head', async () => {
    const input = inputOf(mealIs('free'), aggregates[0])
    const { data } = await server.ask<{ previewIndicator: Previewed }>(preview, { input })
    expect(data.previewIndicator).to.deep.equal(await previewed(input))
  })
})
