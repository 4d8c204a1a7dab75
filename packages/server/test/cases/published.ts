import { expect } from 'chai'
import { importText } from '../support/importing.js'
import type { TestServer } from '../support/test-server.js'
import type { Case } from './case.js'
import { futureYear } from './future-year.js'
import { onOneServer } from './on-one-server.js'

const absence = 'culture-climate.reported-absence'
const absenceRate = 'culture-climate.reported-chronic-absenteeism'
const assessment = 'teaching-learning.assessment'
const graduation = 'teaching-learning.graduation'
const gradeThree = 'teaching-learning.grade-3-ela'
const graduationRate = 'teaching-learning.four-year-graduation'
const district = '"Hartford School District","=""0640011"""'

interface Said {
  readonly import: {
    readonly state: string
    readonly accepted: number
    readonly rejects: {
      readonly nodes: readonly { readonly code: string; readonly value: string; readonly remedy: string }[]
    }
    readonly warnings: { readonly nodes: readonly { readonly code: string; readonly value: string }[] }
  }
}

/** Sends a file and answers what became of it. */
async function send(server: TestServer, dataset: string, lines: readonly string[]): Promise<Said['import']> {
  const file = await server.send('export.csv', lines.join('\r\n'))
  const start = `mutation ($input: StartImportInput!) { startImport(input: $input) { import { id } } }`
  const input = { dataset, files: [file] }
  const { data } = await server.ask<{ startImport: { import: { id: string } } }>(start, { input })
  const { id } = data.startImport.import
  await server.everythingOf(`subscription ($id: ID!) { importProgress(id: $id) { state } }`, { id })
  const query = `query ($id: ID!) { import(id: $id) { state accepted
    rejects(first: 10) { nodes { code value remedy } } warnings(first: 10) { nodes { code value } } } }`
  return (await server.ask<Said>(query, { id })).data.import
}

interface Figure {
  readonly orgUnit: { readonly id: string; readonly name: string; readonly kind: string }
  readonly period: string
  readonly value: number | null
  readonly reason: string | null
  readonly numerator: number | null
}

/** The figures of an indicator in a year as the public sees them, by org unit and group. */
async function figuresOf(server: TestServer, indicator: string, period: string): Promise<ReadonlyMap<string, Figure>> {
  const query = `query ($filter: ObservationFilter!) { observations(filter: $filter, first: 100) {
    nodes { orgUnit { id name kind } group { id } period value reason numerator } } }`
  const filter = { indicators: [indicator], periods: [period] }
  const { data } = await server.askWith<{
    observations: { nodes: readonly (Figure & { readonly group: { readonly id: string } })[] }
  }>(null, query, { filter })
  return new Map(data.observations.nodes.map((one) => [`${one.orgUnit.id} ${one.group.id}`, one]))
}

const levels = [
  'Level 1 Not Met',
  'Level 2 Approaching',
  'Level 3 Met',
  'Level 4 Exceeded',
  'Level 3&4 Met or Exceeded',
]

/** An export of the Smarter Balanced assessment: its columns up to the numbers, and the rows. */
function smarterBalanced(title: string, columns: readonly string[], rows: readonly string[]): readonly string[] {
  const counts = ['Total Number of Students', 'Total Number Tested', 'Smarter Balanced Participation Rate']
  const header = [
    ...columns,
    ...counts,
    'Total Number with Scored Tests',
    ...levels.flatMap((one) => [`${one} Count`, '%']),
  ]
  const headings = [...[...columns, ...counts, ''].map(() => ''), ...levels.flatMap((one) => [one, ''])]
  const titles = ['"Smarter Balanced Assessments, 2015-16"', `"All Districts, ${title}"`, '']
  return [...titles, headings.join(','), [...header, 'Average VSS'].join(','), ...rows]
}

const graduates = (rows: readonly string[]): readonly string[] => [
  '"Four-Year Graduation Rates, 2013-14"',
  '"All Districts, All Schools, All Students"',
  '',
  '"",,,,,"Graduates",',
  'District,District Code,School,School Code,Four-Year Cohort Count,Graduation Count,Graduation Rate',
  ...rows,
]

export const publishedCases: readonly Case[] = onOneServer([
  futureYear,
  {
    input: 'an assessment export of one group, under a header the state uses elsewhere',
    right: 'the figure of that group; the district keeps its own',
    check: async (server) => {
      const row = `${district},03,ELA,Asian,61,60,98.4,60,10,16.7,15,25.0,20,33.3,15,25.0,35,58.3,2450`
      const columns = ['District', 'District Code', 'Grade', 'Subject', 'Race']
      const title = 'ELA and Math, All Grades, Race/Ethnicity'
      expect(await send(server, assessment, smarterBalanced(title, columns, [row]))).to.include({ accepted: 1 })
      const figures = await figuresOf(server, gradeThree, '2015-16')
      expect(figures.get('district race/asian')).to.include({ value: 58.3, numerator: 35 })
      expect(figures.get('district all')).to.include({ value: 24.4 })
      const strange = smarterBalanced(title, [...columns.slice(0, -1), 'Rase'], [row])
      const refused = await send(server, assessment, strange)
      expect(refused.rejects.nodes[0]).to.include({ code: 'UNKNOWN_COLUMN', value: 'Rase' })
      expect(refused.rejects.nodes[0]?.remedy).to.contain('Did you mean "Race"?')
    },
  },
  {
    input: 'a graduation export with a school, its code and its district',
    right: 'the figure of the school, at the roster’s unit once the roster knows the code; never the district’s',
    check: async (server) => {
      const rows = [
        `${district},"Elm High School","=""0646911""",200,150,75.0`,
        `${district},"Oak High School","=""0646811""",*,*,*`,
        '"East Hartford School District","=""0430011""","Ash High School","=""0436911""",100,90,90.0',
      ]
      const said = await send(server, graduation, graduates(rows))
      expect(said.warnings.nodes).to.deep.equal([
        { code: 'SCHOOL_UNKNOWN', value: '0646811' },
        { code: 'SCHOOL_UNKNOWN', value: '0646911' },
      ])
      const before = await figuresOf(server, graduationRate, '2013-14')
      expect(before.get('school/0646911 all')).to.include({ value: 75, numerator: 150 })
      expect(before.get('school/0646811 all')).to.include({ value: null, reason: 'SUPPRESSED', numerator: null })
      expect(before.get('peer/0430011/0436911 all')?.orgUnit).to.include({ kind: 'PEER_SCHOOL' })
      await importText(
        server,
        'roster.schools',
        'school,schoolYear,name,stateCode\n7,2018-19,Elm High,0646911\n8,2018-19,Oak High,\n',
      )
      const after = await figuresOf(server, graduationRate, '2013-14')
      expect(after.get('school/7 all')).to.include({ value: 75, numerator: 150 })
      expect(after.get('school/7 all')?.orgUnit.name).to.equal('Elm High')
      expect(after.has('school/0646911 all')).to.equal(false)
      expect(after.get('district all')).to.include({ value: 71.5 })
    },
  },
  {
    input: 'an export of chronic absenteeism with a line of headings above the header',
    right: 'the rate and the number of students',
    check: async (server) => {
      const lines = (numbers: string) => [
        '"Chronic Absenteeism, 2018-19"',
        '"All Districts, High Needs"',
        '',
        '"",,,"Chronically Absent",',
        '"District","District Code","High Needs","Student Count","%"',
        `${district},"High Needs",${numbers}`,
      ]
      expect(await send(server, absence, lines('4100,28.1'))).to.include({ accepted: 1 })
      const figures = await figuresOf(server, absenceRate, '2018-19')
      expect(figures.get('district highNeeds/yes')).to.include({ value: 28.1, numerator: 4100 })
      expect(figures.get('district all')).to.include({ value: 25.4, numerator: 4597 })
    },
  },
  {
    input: 'an assessment export of one subject, which only its title line names',
    right: 'mathematics stays mathematics, and ELA becomes the figure of the year',
    check: async (server) => {
      const columns = ['District', 'District Code', 'Grade', 'Gender']
      const row = `${district},03,Female,760,750,98.7,750,300,40.0,150,20.0,200,26.7,100,13.3,300,40.0,2400`
      for (const subject of ['Math', 'ELA']) {
        const numbers = subject === 'ELA' ? row : row.replaceAll('300,40.0', '375,50.0')
        const said = await send(
          server,
          assessment,
          smarterBalanced(`${subject}, All Grades, Gender`, columns, [numbers]),
        )
        expect(said).to.include({ accepted: 1 })
      }
      const figures = await figuresOf(server, gradeThree, '2015-16')
      expect(figures.get('district gender/female')).to.include({ value: 40, numerator: 300 })
    },
  },
  {
    input: 'a published row of a school by the state’s code, in the dataset’s own columns',
    right: 'shown for the school',
    check: async (server) => {
      const said = await send(server, absence, ['orgUnit,schoolYear,group,rate', 'school/0640711,2015-16,all,31.5'])
      expect(said.warnings.nodes).to.deep.equal([{ code: 'SCHOOL_UNKNOWN', value: '0640711' }])
      const query = `{ orgUnit(id: "school/0640711") { kind parent { id } latest(indicator: "${absenceRate}") { period value } } }`
      expect((await server.askWith<object>(null, query)).data).to.deep.equal({
        orgUnit: { kind: 'SCHOOL', parent: { id: 'district' }, latest: { period: '2015-16', value: 31.5 } },
      })
    },
  },
  {
    input: 'a published row whose group is written as a label',
    right: 'the group with that label is suggested, and nothing changes',
    check: async (server) => {
      const meant = [
        ['EL', 'englishLearner/yes'],
        ['Non-High Needs', 'highNeeds/no'],
        ['Hispanik', 'race/hispanic'],
      ] as const
      const rows = meant.map(([text]) => `district,2018-19,${text},31.0`)
      const said = await send(server, absence, ['orgUnit,schoolYear,group,rate', ...rows])
      expect(said.rejects.nodes.map(({ remedy }) => remedy)).to.deep.equal(
        meant.map(([, group]) => `Did you mean "${group}"?`),
      )
      expect((await figuresOf(server, absenceRate, '2018-19')).has('district englishLearner/yes')).to.equal(false)
    },
  },
])
