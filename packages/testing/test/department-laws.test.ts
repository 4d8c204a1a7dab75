import { percent } from '@planwright/sdk'
import { answersFromFiles, reversedRows, testDataFolder, unfrozenPlaces } from '@planwright/testing'
import { expect } from 'chai'

describe('the laws of departments', () => {
  it('find what is not frozen, however deep it lies', () => {
    const value = Object.freeze({ id: 'library', datasets: Object.freeze([{ key: Object.freeze(['a']) }]) })
    expect(unfrozenPlaces(value, 'library')).to.deep.equal(['library.datasets.0'])
    expect(unfrozenPlaces(Object.freeze(['a', null, 1]), 'list')).to.deep.equal([])
  })

  it('turn the rows of an example round, and nothing else', () => {
    const example = { when: 'x', given: { visits: [{ day: 1 }, { day: 2 }] }, then: percent(1) }
    expect(reversedRows(example)).to.deep.equal({ ...example, given: { visits: [{ day: 2 }, { day: 1 }] } })
    expect(example.given.visits[0]).to.deep.equal({ day: 1 })
  })
})

describe('the folder with test data', () => {
  it('is a folder, or null where it is absent', () => {
    const folder = testDataFolder()
    expect(folder === null || folder.length > 0).to.equal(true)
  })
})

describe('answers from files', () => {
  it('are none for a department without files', async () => {
    const department = { id: 'library', name: { en: 'Library' }, datasets: [], indicators: [] }
    const home = { code: '1', names: ['Example'], stateNames: ['State'] }
    const answers = await answersFromFiles({ department, home, folders: {} })
    expect(answers.observations).to.deep.equal([])
    expect(answers.reports).to.deep.equal([])
  })
})
