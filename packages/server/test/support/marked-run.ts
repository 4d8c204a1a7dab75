import { operationsFolder, readOperations, type Viewer, viewerOf } from '@planwright/server'
import { importText } from './importing.js'
import { startLibrary } from './library-district.js'
import { registering, shortLoans } from './registering.js'
import type { TestServer } from './test-server.js'

/** Stands in every value that comes from outside, and in no word of the program. */
export const marker = 'zq7'
/** The same for numbers. */
export const markedNumber = '770077'

const year = '2021-22'
const school = `${marker}S1`
const nobody = { department: null, schools: [], classrooms: [] }

const viewers: readonly (Viewer | null)[] = [
  null,
  viewerOf('person', `${marker}'principal`, {
    ...nobody,
    roles: ['principal'],
    schools: [`school/${school}`, `school/${marker}'`],
  }),
  viewerOf('person', `${marker}teacher`, { ...nobody, roles: ['teacher'], classrooms: [`classroom/${marker}'C1`] }),
  viewerOf('person', `${marker}head`, { ...nobody, roles: ['department-head'], department: 'library' }),
  viewerOf('person', `${marker}administrator`, { ...nobody, roles: ['administrator'] }),
]

/** Does with a server all that can be done, with values that can be told again wherever they turn up. */
export async function markedRun(): Promise<void> {
  const server = await startLibrary()
  try {
    await bringIn(server)
    await decide(server)
    for (const viewer of viewers) await askEverything(server, viewer)
    await importText(server, 'library.loans', loansCsv(60, 3))
    await decideAgain(server)
  } finally {
    await server.stop()
  }
}

async function bringIn(server: TestServer): Promise<void> {
  const zones = `school,schoolYear,name,zone,zoneName\n${school},${year},${marker}'Name,${marker}Zone,${marker}Zone`
  await importText(server, 'roster.schools', zones)
  const students = people.map((id, n) => [id, year, school, n % 2 ? 'black' : 'white'].join(','))
  await importText(server, 'roster.students', ['student,schoolYear,school,race', ...students].join('\n'))
  const classes = people.map((id) => `${id},${year},${school},${marker}C1,${marker}Class`)
  await importText(
    server,
    'roster.enrollments',
    ['student,schoolYear,school,classroom,classroomName', ...classes].join('\n'),
  )
  await importText(server, 'library.loans', loansCsv(60, 2))
  await importText(server, 'library.loans', loansCsv(60_000, 2), { dryRun: true })
  await importText(server, 'library.loans', `${header}${marker}p1,${school},${year},${marker},5,true\n`)
  await importText(server, 'library.loans', loansCsv(3, 2) + loansCsv(3, 2).slice(header.length), {
    acceptPartial: true,
    dryRun: true,
  })
}

const people = Array.from({ length: 60 }, (_, n) => `${marker}'p${n}`)
const header = 'student,school,schoolYear,loan,days,onTime\n'

function loansCsv(count: number, every: number): string {
  const rows = Array.from({ length: count }, (_, n) =>
    [`"${people[n % 60]}"`, school, year, Number(markedNumber) + n, 1 + (n % 20), n % every === 0].join(','),
  )
  return `${header}${rows.join('\n')}\n`
}

const marked = (id: string, days: number) =>
  shortLoans({
    id,
    title: { en: `${marker}'Title` },
    value: {
      ratio: {
        of: 'library.loans',
        where: `school <> '${marker}''none' and loan < ${markedNumber}0 and days < ${markedNumber}.5`,
        numerator: `count(*) filter (where days <= ${days})`,
        denominator: 'count(*)',
      },
    },
    groups: ['race'],
    levels: ['DISTRICT', 'ZONE', 'SCHOOL', 'CLASSROOM'],
  })

const tried =
  'query ($input: IndicatorInput!) { previewIndicator(input: $input) { problems { message } movedValues figures { value } } }'

async function decide(server: TestServer): Promise<void> {
  const steps = registering(server)
  const input = marked('library.short-loans', 10)
  const { data } = await server.ask<{ previewIndicator: { problems: readonly object[] } }>(tried, { input })
  if (data.previewIndicator.problems.length > 0) throw new Error(JSON.stringify(data))
  const { problems } = await steps.approved(input)
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  await steps.retire('library.kept', `${marker} is why`, `${marker}Ana`)
  await mutate(
    server,
    `setTarget(input: { indicator: "library.short-loans", orgUnit: "school/${school}", by: "2022-23", value: 60,
      reason: { en: "${marker}'s reason" } }) { problems { code } }
    publishRelease(period: "${year}") { problems { code } }
    issueApiKey(input: { name: "${marker}'key", roles: [ANALYST], expiresAt: "${inAnHour()}" }) { problems { code } }
    revokeApiKey(id: "${marker}") { problems { code } }`,
  )
}

async function decideAgain(server: TestServer): Promise<void> {
  const steps = registering(server)
  await server.ask(tried, { input: marked('library.short-loans', 5) })
  await steps.approved(marked('library.short-loans', 5))
  await mutate(
    server,
    `publishRelease(period: "${year}", reason: "${marker}'s correction") { problems { code } }
    reinstateIndicator(id: "library.kept") { problems { code } } declineIndicator(id: "${marker}", reason: "${marker}") { problems { code } }`,
  )
  await askEverything(server, null)
}

async function mutate(server: TestServer, fields: string): Promise<void> {
  const { errors } = await server.ask(`mutation { ${fields} }`, {}, `${marker}'Ana`)
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
}

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

const place = `orgUnit: "school/${school}"`
const figure = 'id value status { level } explain { people datasets { imports { accepted } } }'
const latestIds = '{ observations(first: 5, filter: { indicators: ["library.short-loans"] }) { nodes { id } } }'

const questions: readonly string[] = [
  `{ indicator(id: "library.short-loans") { latest(${place}) { ${figure} } series(${place}, from: "${year}") { ${figure} }
     breakdown(by: "race", ${place}) { ${figure} } comparison(orgUnits: ["school/${school}", "${marker}"]) { ${figure} }
     compare(group: "race/black", with: "race/white", ${place}) { difference } targets { value } targetHistory { value } } }`,
  `{ indicator(id: "library.short-loans") { latest(${place}, asOf: "2100-01-01T00:00:00Z") { ${figure} } series(every: MONTH) { id } } }`,
  `{ grid(input: { indicators: ["library.short-loans", "${marker}"], orgUnits: ["school/${school}"] }, first: 5) { totalCount nodes { cells { value } } } }`,
  `{ grid(input: { indicators: ["library.short-loans"], level: SCHOOL, groups: ["all", "race"], periods: ["${year}"] }, first: 5) { nodes { cells { value } } } }`,
  `{ observations(first: 5, filter: { orgUnits: ["school/${school}", "${marker}'"], indicators: ["library.short-loans"] }) { totalCount nodes { ${figure} } } }`,
  `{ restatements(first: 5) { totalCount nodes { id before { value } } } releases { totalCount } }`,
  `{ orgUnits(kind: SCHOOL, first: 5) { nodes { id name children { nodes { id } } latest(indicator: "library.short-loans") { value } } } orgUnit(id: "classroom/${marker}'C1") { id } }`,
  `{ node(id: "OrgUnit:${marker}'") { id } }`,
  `{ registrations(department: "${marker}'") { totalCount } viewer { subject schools { id } classrooms { id } } }`,
  '{ imports { id rejects { totalCount } } }',
  `{ import(id: "import/${marker}") { id } apiKeys { name } }`,
  `query { previewTarget(input: { indicator: "library.short-loans", orgUnit: "school/${school}", by: "2022-23", value: 50, reason: { en: "${marker}" } }) { movedStatuses } }`,
]

/** What others are refused is not looked at here; an administrator is refused nothing. */
async function askEverything(server: TestServer, viewer: Viewer | null): Promise<void> {
  const token = viewer === null ? null : server.server.tokenFor(viewer)
  const ask = async <Data>(question: string): Promise<Data> => {
    const { data, errors } = await server.askWith<Data>(token, question)
    if (errors !== undefined && viewer?.roles.includes('administrator'))
      throw new Error(`${question} ${JSON.stringify(errors)}`)
    return data
  }
  for (const question of questions) await ask(question)
  for (const { query } of await readOperations(operationsFolder))
    if (!query.includes('subscription')) await server.askWith(token, query)
  const { observations } = await ask<{ observations: { nodes: readonly { id: string }[] } }>(latestIds)
  for (const { id } of observations.nodes)
    await ask(`{ replay(observation: "${id}") { same } node(id: "${id}") { id } }`)
}
