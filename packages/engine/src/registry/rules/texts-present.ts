import type { AnyIndicator, Text } from '@planwright/sdk'
import type { RegistryProblem } from '../problem.js'
import type { Rule } from '../rule.js'

const textsOf = (indicator: AnyIndicator): Readonly<Record<string, Text | undefined>> => ({
  title: indicator.title,
  question: indicator.question,
  method: indicator.method,
  ...given('owner', indicator.owner),
  ...given('backup', indicator.backup),
})

/** A text that may be left out, but not left empty. */
function given(name: string, text: Text | undefined): Readonly<Record<string, Text>> {
  return text === undefined ? {} : { [name]: text }
}

/** A department has a name, and an indicator a title, a question and a method (and its owner and backup, where named), at least in English. */
export const textsPresent: Rule = ({ departments }) =>
  departments.flatMap((department) => [
    ...missing(department.id, 'name', department.name),
    ...department.indicators.flatMap((indicator) =>
      Object.entries(textsOf(indicator)).flatMap(([name, text]) =>
        missing(department.id, `${indicator.id} ${name}`, text),
      ),
    ),
  ])

function missing(plugin: string, place: string, text: Text | undefined): readonly RegistryProblem[] {
  if (typeof text?.en === 'string' && text.en.trim() !== '') return []
  return [
    {
      code: 'TEXT_MISSING',
      plugin,
      place,
      message: 'There is no English text for readers.',
      remedy: "Write it as { en: '...', es: '...' }.",
    },
  ]
}
