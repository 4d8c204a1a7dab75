import { formatsCases } from './formats.js'
import { groupsCases } from './groups.js'
import { numbersCases } from './numbers.js'
import { onerosterCases } from './oneroster.js'
import { peopleCases } from './people.js'
import { plansCases } from './plans.js'
import { publishedCases } from './published.js'
import { takenBackCases } from './taken-back.js'
import { yearsCases } from './years.js'

const cases = [
  ...publishedCases,
  ...yearsCases,
  ...takenBackCases,
  ...groupsCases,
  ...peopleCases,
  ...numbersCases,
  ...onerosterCases,
  ...formatsCases,
  ...plansCases,
]

describe('small inputs that went wrong once', () => {
  let right = 0

  for (const { input, right: wanted, check } of cases)
    it(`${input}: ${wanted}`, async () => {
      await check()
      right += 1
    })

  after(() => console.log(`    cases: ${right} of ${cases.length}`))
})
