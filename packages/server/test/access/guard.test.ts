import { createSchema, everyone, fieldRules, fieldsOf, guarded, type ServerError } from '@planwright/server'
import { expect } from 'chai'
import { buildSchema } from 'graphql'

function refusalOf(work: () => unknown): ServerError {
  try {
    work()
  } catch (error) {
    return error as ServerError
  }
  return expect.fail('the schema was served')
}

describe('the rules of the fields', () => {
  const schema = () => buildSchema('type Query { open: Int, forgotten: Int }')

  it('keep a schema from being served that has a field without a rule', () => {
    const error = refusalOf(() => guarded(schema(), new Map([['Query.open', everyone]])))
    expect(error.code).to.equal('FIELD_RULES')
    expect(error.message).to.contain('Fields without a rule: Query.forgotten.')
  })

  it('keep one from being served where a rule is for no field: it may be mistyped', () => {
    const rules = new Map(['Query.open', 'Query.forgotten', 'Query.forgoten'].map((name) => [name, everyone]))
    expect(refusalOf(() => guarded(schema(), rules)).message).to.contain('Rules without a field: Query.forgoten.')
  })

  it('are there for every field of the API, and for no other', async () => {
    const fields = [...fieldsOf(await createSchema()).keys()].sort()
    console.log(
      `      ${fields.length} fields, ${fields.filter((field) => !fieldRules.has(field)).length} without a rule`,
    )
    expect([...fieldRules.keys()].sort()).to.deep.equal(fields)
  })
})
