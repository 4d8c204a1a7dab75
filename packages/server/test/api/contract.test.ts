import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { contractFolder } from '../support/repository.js'
import { type Answer, TestServer } from '../support/test-server.js'

interface Figure {
  readonly period: string | null
  readonly value: number | null
  readonly reason: string | null
  readonly status: { readonly level: string; readonly because: string }
}

interface GoalProgress {
  readonly plan: {
    readonly goals: readonly {
      readonly key: string
      readonly indicator: { readonly id: string } | null
      readonly target: { readonly value: number } | null
      readonly latest: Figure
    }[]
  }
}

describe('the operations that front ends already send, without a login', () => {
  let server: TestServer

  before(async function () {
    if (contractFolder() === null) {
      console.log('      skipped: there is no folder ../shared/contract')
      return this.skip()
    }
    server = await TestServer.start()
  })

  after(() => server?.stop())

  async function send<Data>(name: string, variables: object = {}): Promise<Answer<Data>> {
    const answer = await server.askWith<Data>(
      null,
      await readFile(join(contractFolder() ?? '', `${name}.graphql`), 'utf8'),
      variables,
    )
    expect(answer.errors).to.equal(undefined)
    return answer
  }

  it('plan.graphql answers the whole plan: 4 priorities, 8 strategies, 6 goals and 29 actions with owners', async () => {
    interface Plan {
      readonly plan: {
        readonly vision: string
        readonly priorities: readonly {
          readonly strategies: readonly object[]
          readonly goals: readonly object[]
          readonly actions: readonly { readonly owner: { readonly name: string } }[]
        }[]
      }
    }
    const { plan } = (await send<Plan>('plan')).data
    const sizes = (kind: 'strategies' | 'goals' | 'actions') =>
      plan.priorities.flatMap((priority) => priority[kind]).length
    expect(plan.priorities).to.have.length(4)
    expect([sizes('strategies'), sizes('goals'), sizes('actions')]).to.deep.equal([8, 6, 29])
    expect(plan.vision).to.equal('HPS students will graduate ready to transform our world.')
    for (const action of plan.priorities.flatMap(({ actions }) => actions)) expect(action.owner.name).to.match(/\S/)
  })

  it('goal-progress.graphql shows each goal with its newest figure, or with why there is none', async () => {
    const { goals } = (await send<GoalProgress>('goal-progress')).data.plan
    const shown = goals.map(({ key, target, latest }) => [
      key,
      latest.period,
      latest.value,
      target?.value ?? null,
      latest.reason,
    ])
    expect(shown).to.deep.equal([
      ['grade-3-ela', '2018-19', 22.2, 40.3, null],
      ['graduation-rate', '2021-22', 73.8, 77.8, null],
      ['community-schools', null, null, null, 'NO_DATA'],
      ['balanced-budget', null, null, 0, 'NO_DATA'],
      ['chronic-absenteeism', '2019-20', 27.9, 15.1, null],
      ['safe-and-valued', null, null, null, 'NO_DATA'],
    ])
  })

  it('goal-progress.graphql gives every status a sentence, and says what a goal is waiting for', async () => {
    const { goals } = (await send<GoalProgress>('goal-progress')).data.plan
    const levels = goals.map(({ latest }) => latest.status.level)
    expect(levels).to.deep.equal(['OFF_TRACK', 'AT_RISK', 'AWAITING', 'AWAITING', 'OFF_TRACK', 'AWAITING'])
    expect(goals[3]?.latest.status.because).to.equal('No figures have been loaded yet.')
  })

  it('departments.graphql lists all nine, with the indicators of the plugins that are installed', async () => {
    interface Departments {
      readonly departments: readonly {
        readonly id: string
        readonly indicators: {
          readonly totalCount: number
          readonly edges: readonly { readonly node: { readonly latest: Figure } }[]
        }
      }[]
    }
    const { departments } = (await send<Departments>('departments')).data
    expect(departments).to.have.length(9)
    const own = departments.find(({ id }) => id === 'teaching-learning')
    expect(own?.indicators.totalCount).to.equal(6)
    const values = own?.indicators.edges.map(({ node }) => node.latest.value)
    expect(values?.filter((value) => value !== null)).to.deep.equal([73.8, 22.2])
  })

  for (const [id, values] of [
    ['teaching-learning.four-year-graduation', [63.2, 64.6, 71.2, 71.5, 70.1, 70.7, 68.8, 70.7, 72.5, 73.8]],
    ['teaching-learning.grade-3-ela', [24.1, 24.4, 18.3, 22.2, 22.2]],
    ['culture-climate.reported-chronic-absenteeism', [26, 24.9, 26.6, 25.7, 22.4, 22.1, 25.3, 25.4, 27.9]],
  ] as const) {
    it(`indicator.graphql shows the history of ${id}`, async () => {
      const { data } = await send<{ indicator: { readonly series: readonly Figure[] } }>('indicator', { id })
      expect(data.indicator.series.map(({ value }) => value)).to.deep.equal(values)
    })
  }

  it('asks the records as few times for many goals and indicators as for one', async () => {
    const counts: Record<string, number> = {}
    await server.forgetAnswers()
    for (const name of ['plan', 'goal-progress', 'departments'])
      counts[name] = (await server.statementsOf(() => send(name))).length
    const id = 'teaching-learning.four-year-graduation'
    counts.indicator = (await server.statementsOf(() => send('indicator', { id }))).length
    // Two of the indicator's say in which years there are figures, because its breakdown is empty.
    expect(counts).to.deep.equal({ plan: 6, 'goal-progress': 9, departments: 6, indicator: 7 })
  })
})
