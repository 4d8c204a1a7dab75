import { join } from 'node:path'
import { expect } from 'chai'
import { compiled, departments } from '../generate/compiled.mjs'
import { root } from '../house/folders.mjs'

/** @typedef {import('@planwright/sdk').AnyIndicator} AnyIndicator */
/** @typedef {{ readonly key: string, readonly owner: { readonly department?: string } | null, readonly measuredBy: readonly string[] }} Part */
/** @typedef {Readonly<Record<'strategies' | 'goals' | 'actions', readonly Part[]>> & { readonly key: string }} Priority */

describe("the district's plan and its departments", () => {
  /** @type {readonly Priority[]} */
  let priorities
  /** @type {readonly AnyIndicator[]} */
  let indicators

  before(async () => {
    const { readPlanFile } = await compiled('packages/server/dist/src/plan-file/index.js')
    ;({ priorities } = await readPlanFile(join(root, 'packages/hartford/plan.yaml')))
    indicators = (await departments()).flatMap((department) => department.indicators)
  })

  const kinds = /** @type {const} */ (['strategies', 'goals', 'actions'])
  const partsOf = (/** @type {typeof kinds[number]} */ kind) => priorities.flatMap((priority) => priority[kind])
  const ownerOf = (/** @type {AnyIndicator} */ { id }) => id.slice(0, id.indexOf('.'))

  it('serves each of the 29 actions by an indicator of the department that owns it', () => {
    const idle = partsOf('actions').filter(
      ({ key, owner }) =>
        !indicators.some((one) => ownerOf(one) === owner?.department && one.advances.includes(`actions/${key}`)),
    )
    expect(partsOf('actions')).to.have.length(29)
    expect(idle).to.deep.equal([])
  })

  it('measures each of the six goals by an indicator that says so', () => {
    const unmeasured = partsOf('goals').filter(
      ({ key, measuredBy }) =>
        !indicators.some(({ id, advances }) => id === measuredBy[0] && advances.includes(`goals/${key}`)),
    )
    expect(partsOf('goals')).to.have.length(6)
    expect(unmeasured).to.deep.equal([])
  })

  it('has every part that an indicator advances', () => {
    const known = [
      ...kinds.flatMap((kind) => partsOf(kind).map(({ key }) => `${kind}/${key}`)),
      ...priorities.map(({ key }) => `priorities/${key}`),
    ]
    const advanced = indicators.flatMap(({ advances }) => advances)
    expect(advanced.filter((part) => !known.includes(part))).to.deep.equal([])
  })

  it('names someone who answers for each indicator, and a backup, in both languages', () => {
    const texts = indicators.flatMap(({ id, owner, backup, source }) =>
      Object.entries({ owner, backup, source }).map(([part, text]) => ({ place: `${id} ${part}`, text })),
    )
    const missing = texts.filter(({ text }) => !text?.en || !text.es).map(({ place }) => place)
    expect(missing).to.deep.equal([])
  })
})
