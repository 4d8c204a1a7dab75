import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hartfordFolder } from '@planwright/hartford'
import { expect } from 'chai'
import { readPlanFile } from '../../src/plan-file/index.js'

const repository = fileURLToPath(new URL('../../../../../', import.meta.url))
const testData = process.env.PLANWRIGHT_TEST_DATA ?? join(repository, '../shared/data')
const printedPlan = join(testData, '../hartford-strategic-plan.txt')
const planFile = join(hartfordFolder, 'plan.yaml')

describe('the Hartford plan', () => {
  it('has four priorities, 8 strategies, 6 goals and 29 actions', async () => {
    const { priorities } = await readPlanFile(planFile)
    const shape = priorities.map((one) => [one.strategies.length, one.goals.length, one.actions.length])
    expect(shape).to.deep.equal([
      [2, 2, 6],
      [3, 1, 8],
      [1, 1, 10],
      [2, 2, 5],
    ])
  })

  it('aims at 40.3, 77.8 and 15.1, worked out exactly, and at a balance of zero', async () => {
    const { priorities } = await readPlanFile(planFile)
    const targets = priorities.flatMap(({ goals }) => goals.map(({ key, targets }) => [key, targets[0]?.value]))
    expect(targets).to.deep.equal([
      ['grade-3-ela', 40.3],
      ['graduation-rate', 77.8],
      ['community-schools', undefined],
      ['balanced-budget', 0],
      ['chronic-absenteeism', 15.1],
      ['safe-and-valued', undefined],
    ])
  })

  it('gives every department something to own', async () => {
    const { departments, priorities } = await readPlanFile(planFile)
    const owners = new Set(
      priorities.flatMap(({ actions }) =>
        actions.map(({ owner }) => (owner !== null && 'department' in owner ? owner.department : null)),
      ),
    )
    expect(departments.map(({ id }) => id)).to.have.members([...owners])
    expect(departments).to.have.length(9)
  })

  it('says where to find the district, word for word', async () => {
    const { district, framework, years } = await readPlanFile(planFile)
    expect(district).to.include({ name: 'Hartford Public Schools', code: '0640011', address: '960 Main Street' })
    expect(district).to.include({ website: 'www.hartfordschools.org', phone: '860-695-8000' })
    expect(district.aliases).to.deep.equal(['Hartford School District'])
    expect(district.state?.name).to.equal('State of Connecticut')
    expect(framework).to.deep.equal({ en: 'District Model for Excellence' })
    expect(years).to.deep.equal({ start: 2018, end: 2022 })
  })

  it('holds every line of the printed plan, word for word', async function () {
    if (!(await exists(printedPlan))) {
      console.log(`      skipped: the printed plan is not at ${printedPlan}`)
      this.skip()
    }
    const texts = new Set(textsOf(await readPlanFile(planFile)))
    const lines = (await readFile(printedPlan, 'utf8')).split(/\r?\n/).map((line) => line.replace(/^- /, '').trim())
    const printed = lines.filter((line) => line !== '')
    const lost = printed.filter((line) => !texts.has(line) && !isPartOfHeading(line, texts))
    expect(lost).to.deep.equal([])
    expect(printed).to.have.length.greaterThan(60)
  })
})

/** The print breaks its headings, and only those, over two lines. */
function isPartOfHeading(line: string, texts: ReadonlySet<string>): boolean {
  return line === line.toUpperCase() && [...texts].some((text) => text === text.toUpperCase() && text.includes(line))
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
