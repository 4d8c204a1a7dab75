import { HouseClock } from '@planwright/server'
import { expect } from 'chai'

const noon = Date.parse('2026-11-28T12:00:00.000Z')

/** A clock over a machine whose clock shows these moments, one after the other. */
function clockOver(latest: number, ...moments: readonly number[]) {
  const behind: string[] = []
  const left = [...moments]
  const clock = new HouseClock(
    latest,
    () => left.shift() ?? 0,
    (known, machine) => void behind.push(`${known} ${machine}`),
  )
  return { behind, times: moments.map(() => clock.now()) }
}

describe('the clock of the house', () => {
  it('shows the time of the machine', () => {
    expect(clockOver(0, noon, noon, noon + 5).times).to.deep.equal([
      '2026-11-28T12:00:00.000Z',
      '2026-11-28T12:00:00.000Z',
      '2026-11-28T12:00:00.005Z',
    ])
  })

  it('goes on from the latest time on record where the machine is behind, and says so once', () => {
    const { times, behind } = clockOver(noon, noon - 60_000, noon - 59_000)
    expect(times).to.deep.equal(['2026-11-28T12:00:00.001Z', '2026-11-28T12:00:00.002Z'])
    expect(behind).to.deep.equal(['2026-11-28T12:00:00.000Z 2026-11-28T11:59:00.000Z'])
  })

  it('goes on from where it was when the machine is set back meanwhile', () => {
    const { times, behind } = clockOver(0, noon, noon - 3_600_000, noon + 1)
    expect(times.slice(1)).to.deep.equal(['2026-11-28T12:00:00.001Z', '2026-11-28T12:00:00.001Z'])
    expect(behind).to.have.length(1)
  })

  it('says nothing of a correction by less than a second', () => {
    expect(clockOver(noon, noon - 900, noon - 800).behind).to.deep.equal([])
  })

  it('says so again when the machine falls behind a second time', () => {
    expect(clockOver(noon, noon - 60_000, noon + 60_000, noon).behind).to.have.length(2)
  })
})
