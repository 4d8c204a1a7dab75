import { createSchema } from '@planwright/server'
import { expect } from 'chai'
import { type GraphQLInputType, getNamedType, isInputObjectType, isObjectType } from 'graphql'
import { hintForGroup, isGroup } from '../../src/names/group-name.js'
import { kindOf } from '../../src/names/named-arguments.js'
import { nearestPeriod } from '../../src/names/period-name.js'

const texts: ReadonlySet<string> = new Set(['ID', 'String'])
const isText = (type: GraphQLInputType): boolean => texts.has(getNamedType(type).name)

/** Every argument and part of an input that is a text, as `Indicator.latest.orgUnit` and `GridInput.groups`. */
async function namesOfSchema(): Promise<readonly (readonly [string, string])[]> {
  const types = Object.values((await createSchema()).getTypeMap()).filter(({ name }) => !name.startsWith('__'))
  const fields = types
    .filter((type) => isObjectType(type))
    .flatMap((type) =>
      Object.entries(type.getFields()).map(([name, { args }]) => ({ owner: `${type.name}.${name}`, args })),
    )
  const inputs = types.filter((type) => isInputObjectType(type))
  return [
    ...fields.flatMap(({ owner, args }) =>
      args.filter(({ type }) => isText(type)).map(({ name }) => [owner, name] as const),
    ),
    ...inputs.flatMap((type) =>
      Object.values(type.getFields())
        .filter((part) => isText(part.type))
        .map((part) => [type.name, part.name] as const),
    ),
  ]
}

describe('The names in arguments', () => {
  it('each have a kind by which they are checked', async () => {
    const names = (await namesOfSchema()).filter(([, name]) => name !== 'after')
    const kindless = names.filter(([owner, name]) => kindOf(owner, name) === undefined)
    console.log(`      ${names.length} names, ${kindless.length} without a kind`)
    expect(kindless).to.deep.equal([])
  })
})

describe('A period that is written otherwise', () => {
  const meant = {
    2016: '2016-17',
    '2016-2017': '2016-17',
    '2016/17': '2016-17',
    '2016–17': '2016-17',
    '16-17': '2016-17',
    '2016-18': '2016-17',
    '1999-2000': '1999-00',
    'SY 2016-17': '2016-17',
    '2016-17/7': '2016-17/07',
    '2016-17-10': '2016-17/10',
    '2016-17/Oct': '2016-17/10',
    '2016-17/13': '2016-17',
    '2016-10-03': '2016-17/10',
    '2017-02': '2016-17/02',
    '10/2016': '2016-17/10',
    '10/3/2016': '2016-17/10',
    'October 2016': '2016-17/10',
  }
  for (const [written, period] of Object.entries(meant))
    it(`is understood: ${written} is ${period}`, () => {
      expect(nearestPeriod(written)).to.equal(period)
    })

  it('is not guessed where nothing says what it is', () => {
    expect(['', 'last year', '17', 'x'.repeat(5_000), '2016-17/99/1'].map(nearestPeriod)).to.deep.equal([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})

describe('A group that is written otherwise', () => {
  const meant = {
    'race/blak': 'race/black',
    'race/Black or African American': 'race/black',
    'race/Hispanic/Latino': 'race/hispanic',
    'englishLearner/ELL': 'englishLearner/yes',
    ELL: 'englishLearner/yes',
    'gender/F': 'gender/female',
    'grade/03': 'grade/3',
    'grade/KG': 'grade/k',
    'Race/black': 'race/black',
    al: 'all',
  }
  for (const [written, group] of Object.entries(meant))
    it(`is understood: ${written} is ${group}`, () => {
      expect(isGroup(written)).to.equal(false)
      expect(hintForGroup(written)).to.equal(`Did you mean ${group}?`)
    })
})
