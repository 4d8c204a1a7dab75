import { expect } from 'chai'
import { readPlanText } from './plan-folder.js'
import { smallPlan } from './small-plan.js'

describe("any other district's plan", () => {
  it('loads with the least a plan must have', async () => {
    const plan = await readPlanText(smallPlan)
    expect(plan).to.include({ key: 'riverton' })
    expect(plan).not.to.have.any.keys('beliefs', 'vision', 'mission', 'framework')
    expect(plan.title).to.deep.equal({ en: 'Our Way Forward' })
    expect(plan.headings).to.deep.equal({})
    expect(plan.district).to.deep.equal({ name: 'Riverton Schools', code: '0012', aliases: [] })
    expect(plan.priorities[0]?.title).to.deep.equal({ en: 'Reading', es: 'Lectura' })
  })

  it('works a relative change out without rounding', async () => {
    const [priority] = (await readPlanText(smallPlan)).priorities
    expect(priority?.goals[0]?.targets[0]?.value).to.equal(22.326)
  })

  it('takes a target that states its value outright', async () => {
    const [priority] = (await readPlanText(smallPlan)).priorities
    expect(priority?.goals[1]?.targets[0]).to.deep.equal({
      value: 1,
      by: '2024-25',
      assumed: true,
      setBy: 'The board',
      why: { en: 'One is enough to begin with.' },
    })
  })

  it('may aim at a year after its own, where it says that this is meant', async () => {
    const later = smallPlan.replace('by: 2026-27', 'by: 2027-28\n          confirmed: [outside-plan]')
    const [priority] = (await readPlanText(later)).priorities
    expect(priority?.goals[0]?.targets[0]?.by).to.equal('2027-28')
  })

  it('may have been saved with Windows line ends and a byte order mark', async () => {
    const plan = await readPlanText(`\uFEFF${smallPlan.replaceAll('\n', '\r\n')}`)
    expect(plan.priorities[0]?.actions[0]?.text).to.deep.equal({ en: 'Keep the library open late.' })
  })
})
