import { FairTurns, ServerError } from '@planwright/server'
import { expect } from 'chai'

const here = () => new AbortController().signal
const gone = new ServerError('REQUEST_ABANDONED')
const oneAtATime = { places: 1, placesOfOne: 1, mostWaiting: 3 }

/** Asks for places in this order, and answers whose turn came when each left at once. */
async function turnsOf(turns: FairTurns, principals: readonly string[]): Promise<readonly string[]> {
  const came: string[] = []
  const leave = await turns.take('first', here())
  const waiting = principals.map(async (principal) => {
    const left = await turns.take(principal.slice(0, 1), here())
    came.push(principal)
    left()
  })
  leave()
  await Promise.all(waiting)
  return came
}

describe('Turns', () => {
  it('go round those who wait, however many of one wait', async () => {
    const came = await turnsOf(new FairTurns(oneAtATime), ['a1', 'a2', 'a3', 'b1', 'c1', 'b2'])
    expect(came).to.deep.equal(['a1', 'b1', 'c1', 'a2', 'b2', 'a3'])
  })

  it('leave a place for others while one has all that one may have', async () => {
    const turns = new FairTurns({ places: 2, placesOfOne: 1, mostWaiting: 3 })
    await turns.take('a', here())
    const second = turns.take('a', here())
    expect(await Promise.race([second.then(() => 'a'), turns.take('b', here()).then(() => 'b')])).to.equal('b')
  })

  it('are refused to whoever has too many waiting, and to nobody else', async () => {
    const turns = new FairTurns(oneAtATime)
    const leave = await turns.take('a', here())
    const waiting = [1, 2, 3].map(() => turns.take('a', here()))
    const refused = await turns.take('a', here()).catch((error: unknown) => error)
    expect(refused).to.include({ code: 'TOO_MANY_WAITING' })
    const other = turns.take('b', here())
    leave()
    for (const one of [waiting[0], other, waiting[1], waiting[2]]) (await one)?.()
  })

  it('pass over whoever has gone', async () => {
    const turns = new FairTurns(oneAtATime)
    const leave = await turns.take('a', here())
    const controller = new AbortController()
    const left = turns.take('b', controller.signal).catch((error: unknown) => error)
    const next = turns.take('c', here())
    controller.abort(gone)
    leave()
    expect(await left).to.equal(gone)
    expect(await next).to.be.a('function')
  })

  it('are given back once, however often that is said', async () => {
    const turns = new FairTurns(oneAtATime)
    const leave = await turns.take('a', here())
    leave()
    leave()
    await turns.take('a', here())
    const third = turns.take('b', here()).then(() => 'a turn')
    expect(await Promise.race([third, Promise.resolve('none')])).to.equal('none')
  })
})
