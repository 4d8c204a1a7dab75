import { calculate, composeRegistry } from '@planwright/engine'
import { computed, type Reason, ratio, reasons, unavailable } from '@planwright/sdk'
import { expect } from 'chai'
import { borrowing, library, visits } from '../department.js'
import { cell, fakeStore } from './fake-store.js'

const share = ratio({ of: visits, numerator: 'count(*) filter (where borrowed)', denominator: 'count(*)' })

describe('The reason of a computed value', () => {
  /** What is answered where the function says one thing and its inputs another; null stands for an input with a value. */
  const answered = async (said: Reason, ...inputs: readonly (Reason | null)[]): Promise<Reason | null | undefined> => {
    const value = computed({ inputs: { one: share, other: share }, calculate: () => unavailable(said) })
    const [indicator] = composeRegistry([library()]).indicators
    if (indicator === undefined) throw new Error('The library has an indicator.')
    const parts = { numerator: '1', denominator: '2', people: 2 }
    const cells = inputs.flatMap((reason, index) =>
      reason === 'NO_DATA' ? [] : [cell(`library.borrowing#${index === 0 ? 'one' : 'other'}`, { ...parts, reason })],
    )
    const [observation] = await calculate(fakeStore(cells), [{ ...indicator, definition: { ...borrowing, value } }])
    return observation?.reason
  }

  const passedOn: readonly Reason[] = ['FAILED', 'SUPPRESSED', 'NOT_APPLICABLE', 'ZERO_DENOMINATOR']
  for (const reason of passedOn)
    it(`is ${reason} where an input is, though the function says that there are no data`, async () => {
      expect(await answered('NO_DATA', null, reason)).to.equal(reason)
      expect(await answered('NO_DATA', reason, null)).to.equal(reason)
    })

  it('is that of a hidden input before that of one that counts nobody', async () => {
    expect(await answered('NO_DATA', 'ZERO_DENOMINATOR', 'SUPPRESSED')).to.equal('SUPPRESSED')
    expect(await answered('ZERO_DENOMINATOR', 'SUPPRESSED', null)).to.equal('SUPPRESSED')
  })

  it('is NO_DATA where nothing was loaded for an input', async () => {
    expect(await answered('NO_DATA', null, 'NO_DATA')).to.equal('NO_DATA')
  })

  it('is what the function says where all inputs have values', async () => {
    for (const said of reasons) expect(await answered(said, null, null)).to.equal(said)
  })

  it('is the function’s own where it says more than its inputs', async () => {
    expect(await answered('NOT_APPLICABLE', 'ZERO_DENOMINATOR', null)).to.equal('NOT_APPLICABLE')
    expect(await answered('ZERO_DENOMINATOR', 'NO_DATA', null)).to.equal('ZERO_DENOMINATOR')
    expect(await answered('NOT_YET_DUE', 'SUPPRESSED', null)).to.equal('NOT_YET_DUE')
  })
})
