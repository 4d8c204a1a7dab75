import { reasons } from '@planwright/sdk'
import { forEachIndicator, listed } from '../rule.js'

/** An example's answer is in the indicator's unit, or one of the known reasons. */
export const examplesInUnit = forEachIndicator((indicator, department) =>
  indicator.examples.flatMap((example, position) => {
    const place = `${indicator.id} examples[${position}] then`
    const { then: answer } = example
    if (answer.kind === 'unavailable') {
      if (reasons.includes(answer.reason)) return []
      return [
        problem(department.id, place, `"${answer.reason}" is not a reason.`, `The reasons are ${listed(reasons)}.`),
      ]
    }
    if (answer.unit === indicator.unit && Number.isFinite(answer.value)) return []
    return [
      problem(
        department.id,
        place,
        `The answer is not a number in ${indicator.unit}.`,
        `Write ${indicator.unit}(...).`,
      ),
    ]
  }),
)

function problem(plugin: string, place: string, message: string, remedy: string) {
  return { code: 'EXAMPLE_UNIT', plugin, place, message, remedy }
}
