import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { problemWith } from '../plugin/check-id.mjs'
import { filesOf } from '../plugin/template.mjs'
import { writePlugin } from '../plugin/write-plugin.mjs'
import { makeHouse, testPlugin } from './plugin-house.mjs'

describe('a new department', () => {
  /** @type {string} */
  let house
  /** @type {() => void} */
  let remove
  beforeEach(() => {
    const made = makeHouse()
    house = made.house
    remove = made.remove
  })
  afterEach(() => remove())

  it('passes every rule, law and example as it is written', () => {
    writePlugin(house, { id: 'school-meals', name: 'School Meals', nameEs: 'Comidas' })
    expect(testPlugin(join(house, 'plugins/school-meals')))
      .to.match(/[1-9]\d* passing/)
      .and.not.to.include('pending')
  })

  it('has one dataset, with rows for the synthetic district, and one indicator in 80 lines or less', () => {
    const source = Object.entries(filesOf({ id: 'meals', name: 'Meals' })).filter(([path]) =>
      /^(src|synthetic)\//.test(path),
    )
    const lines = source.reduce((sum, [, text]) => sum + text.trimEnd().split('\n').length, 0)
    expect(lines).to.be.at.most(80)
  })

  it('is added to what is built, beside those that are there', () => {
    writePlugin(house, { id: 'meals', name: 'Meals' })
    const { references } = JSON.parse(readFileSync(join(house, 'plugins/tsconfig.json'), 'utf8'))
    expect(references).to.deep.equal([{ path: 'culture' }, { path: 'meals' }, { path: 'meals/tsconfig.test.json' }])
  })

  it('may have an apostrophe in its name', () => {
    expect(filesOf({ id: 'meals', name: "Children's Meals" })['src/department.ts']).to.include(
      String.raw`'Children\'s Meals'`,
    )
  })

  it('is refused with a sentence where its id is malformed, reserved or taken', () => {
    expect(problemWith(house, undefined, undefined)).to.include('Say the id')
    expect(problemWith(house, 'meals', undefined)).to.include('Say the id')
    for (const id of ['Meals', '1meals', '-meals', 'meals_', 'school meals', '../meals', 'meals-']) {
      expect(problemWith(house, id, 'Meals'), id).to.include('cannot be an id')
    }
    expect(problemWith(house, 'district', 'Meals')).to.include('something else')
    expect(problemWith(house, 'culture', 'Culture')).to.include('already a department')
    expect(problemWith(house, 'meals', 'Meals')).to.equal(null)
  })
})
