import { aggregate, computed, count, defineDataset, roster, school, schoolYear } from '@planwright/sdk'
import { expect } from 'chai'
import { declarationOf } from '../src/child/declaration.js'
import { departmentFrom } from '../src/process/departments.js'

const visits = defineDataset({
  id: 'library.visits',
  about: 'events',
  columns: { school: school(), schoolYear: schoolYear() },
  key: ['school', 'schoolYear'],
  replaces: 'schoolYear',
})
const other = { ...visits, about: 'money' as const }
const of = (dataset: typeof visits | typeof other | typeof roster.students) =>
  aggregate({ of: dataset, value: 'count(*)' })
const calculate = () => count(1)
const inputs = { own: of(visits), core: of(roster.students), other: of(other) }
const declared = { id: 'library', datasets: [visits], indicators: [{ value: computed({ inputs, calculate }) }] }

describe('a department as its plugin’s process declares it', () => {
  const department = departmentFrom(declarationOf(declared))
  const value = department?.indicators[0]?.value
  const told = value?.kind === 'computed' ? value : null

  it('reads the datasets it lists, and those of the core', () => {
    expect(told?.inputs.own?.of).to.equal(department?.datasets[0])
    expect(told?.inputs.core?.of).to.equal(roster.students)
  })

  it('keeps another definition of a dataset apart from the one it lists', () => {
    expect(told?.inputs.other?.of).to.deep.equal(other).and.not.to.equal(department?.datasets[0])
  })

  it('has the text of each function, and no function that works here', () => {
    expect(String(told?.calculate)).to.equal(String(calculate))
    expect(() => told?.calculate({})).to.throw('in the process of its plugin alone')
  })

  it('cannot be changed', () => {
    expect(Object.isFrozen(department)).to.equal(true)
    expect(Object.isFrozen(told?.inputs.own)).to.equal(true)
  })
})
