import { expect } from 'chai'
import { answersOf, lookedBackOn, released } from './attack/answer.js'
import { attack } from './attack/attacker.js'
import { modelOf } from './attack/model.js'
import { countsAt, solver } from './attack/recovery.js'
import { madeUpStudents, type Student } from './attack/students.js'
import { figuresOf, parentsOf, truthOf } from './attack/truth.js'
import { isMoved } from './attack/years.js'

const students = madeUpStudents(1000, 7, true)
const parents = parentsOf(students)
const first = figuresOf(truthOf(students))
const firstRelease = released(first, parents)

/** The correction of the first release by what is known of these students. */
function correctedBy(others: readonly Student[]) {
  const figures = figuresOf(truthOf(others))
  return { figures, release: released(figures, parents, { figures: lookedBackOn(first, firstRelease), isMoved }) }
}

describe('a correction', () => {
  it('says nothing of any of 50 children whose rows were removed one at a time', () => {
    const leavers = students.filter((_, index) => index % 20 === 0)
    const told = leavers.filter((leaver) =>
      correctedBy(students.filter((one) => one !== leaver)).release.some(({ kept }) => !kept),
    )
    expect([leavers.length, told.length]).to.deep.equal([50, 0])
  })

  it('goes on answering for a group that nobody is in any more', () => {
    const rare = students.find(({ groups }) => groups.includes('gender/nonbinary'))
    const without = students.filter(({ groups }) => !groups.includes('gender/nonbinary'))
    expect(rare, 'a student of a rare group').not.to.equal(undefined)
    const { release } = correctedBy(without)
    expect(release.filter(({ answer }) => answer.group === 'gender/nonbinary')).to.deep.equal(
      firstRelease.filter(({ answer }) => answer.group === 'gender/nonbinary').map((one) => ({ ...one, kept: true })),
    )
  })

  it('shows what moved by ten or more, and nothing of what was hidden', () => {
    const { release } = correctedBy(students.filter((_, index) => index % 4 !== 0))
    const hidden = new Set(
      firstRelease
        .filter(({ answer }) => answer.reason !== null && answer.bound === null)
        .map(({ answer }) => `${answer.orgUnit} ${answer.group}`),
    )
    const fresh = release.filter(({ kept }) => !kept).map(({ answer }) => `${answer.orgUnit} ${answer.group}`)
    expect(fresh).to.include('district all')
    expect(fresh.filter((place) => hidden.has(place))).to.deep.equal([])
  })

  it('lets linear programming over what it shows recover no count under ten, nor that anybody is there', async () => {
    const left = students.filter((_, index) => index % 4 !== 0)
    const { figures, release } = correctedBy(left)
    const fresh = answersOf(figures, release).map((answer, index) =>
      release[index]?.kept === true ? { ...answer, absent: null, present: null, all: null } : answer,
    )
    const counts = countsAt(fresh, truthOf(left))
    const unknowns = counts.flatMap((count, column) => (count !== null && count < 10 ? [column] : []))
    const ranges = attack(
      await solver(),
      modelOf(fresh, parents, () => false),
      unknowns,
      1,
    )
    const known = ranges.filter(({ low, high }) => high - low <= 4 || low > 0)
    console.log(
      `      a correction: of ${unknowns.length} counts under ten ${known.length} known within two or to be anybody`,
    )
    expect({ some: unknowns.length > 20, known: known.length }).to.deep.equal({ some: true, known: 0 })
  })
})
