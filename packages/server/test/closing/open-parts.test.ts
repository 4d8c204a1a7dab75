import { expect } from 'chai'
import { OpenParts } from '../../src/closing/open-parts.js'
import { quietLog } from '../support/test-server.js'

/** Parts that say in which order they were closed; each does as it is told. */
function partsThat(ways: Readonly<Record<string, () => Promise<unknown>>>, seconds?: number) {
  const parts = new OpenParts()
  const closed: string[] = []
  for (const [name, way] of Object.entries(ways)) {
    const close = () => {
      closed.push(name)
      return way()
    }
    parts.add(name, close, seconds)
  }
  return { parts, closed }
}

const well = async () => undefined
const rejects = () => Promise.reject(new Error('the disk is gone'))
const throws = () => {
  throw new Error('it was never open')
}
const never = () => new Promise<never>(() => undefined)

async function failuresOf(work: Promise<void>): Promise<readonly string[]> {
  try {
    await work
    return []
  } catch (error) {
    return error instanceof AggregateError ? error.errors.map(({ message }: Error) => message) : [String(error)]
  }
}

describe('what is open', () => {
  it('is closed in order, what was opened last first', async () => {
    const { parts, closed } = partsThat({ 'The records': well, 'The facts': well, 'The port': well })
    expect(await failuresOf(parts.close())).to.deep.equal([])
    expect(closed).to.deep.equal(['The port', 'The facts', 'The records'])
  })

  it('is all closed although parts throw or reject, and each failure is named', async () => {
    const { parts, closed } = partsThat({ 'The records': rejects, 'The facts': well, 'The port': throws })
    expect(await failuresOf(parts.close())).to.deep.equal([
      'The port could not be closed (it was never open).',
      'The records could not be closed (the disk is gone).',
    ])
    expect(closed).to.deep.equal(['The port', 'The facts', 'The records'])
  })

  it('is all closed although a part never ends', async () => {
    const { parts, closed } = partsThat({ 'The records': well, 'The import': never }, 0.01)
    expect(await failuresOf(parts.close())).to.deep.equal(['The import was still closing after 0.01 seconds.'])
    expect(closed).to.deep.equal(['The import', 'The records'])
  })

  it('waits for a part that has its time', async () => {
    const order: string[] = []
    const slowly = async () => {
      await new Promise((resolve) => setImmediate(resolve))
      order.push('import')
    }
    const { parts } = partsThat({ 'The records': async () => order.push('records'), 'The import': slowly })
    await parts.close()
    expect(order).to.deep.equal(['import', 'records'])
  })

  it('is closed once, however often that is asked', async () => {
    const { parts, closed } = partsThat({ 'The records': rejects })
    expect(await failuresOf(parts.close())).to.have.length(1)
    expect(await failuresOf(parts.close())).to.have.length(1)
    expect(closed).to.deep.equal(['The records'])
  })

  it('is closed after a start that failed, and the log has what did not close', async () => {
    const logged: unknown[] = []
    const { parts, closed } = partsThat({ 'The records': rejects, 'The facts': well })
    await parts.abandon(quietLog(logged))
    expect(closed).to.deep.equal(['The facts', 'The records'])
    expect(logged.map((error) => (error instanceof Error ? error.message : error))).to.deep.equal([
      'The records could not be closed (the disk is gone).',
    ])
  })
})
