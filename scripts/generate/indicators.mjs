import { departments } from './compiled.mjs'
import { code, generatedNote } from './markdown.mjs'

/** @typedef {import('@planwright/sdk').AnyIndicator} AnyIndicator */

/** The catalogue of indicators: what each asks, how it is worked out, and the cases it was worked by hand for. */
export async function indicatorsDocument() {
  const sections = (await departments()).map(({ id, name, indicators }) =>
    [
      `## ${name.en} (${code(id)})`,
      ...[...indicators].sort((one, other) => (one.id < other.id ? -1 : 1)).map(entry),
    ].join('\n\n'),
  )
  return [generatedNote, '# Indicators of effectiveness', ...sections].join('\n\n')
}

/** @param {AnyIndicator} indicator */
function entry({
  id,
  title,
  question,
  unit,
  better,
  advances,
  value,
  levels,
  groups,
  every,
  owner,
  backup,
  method,
  source,
  examples,
}) {
  const facts = [
    `id: ${code(id)}`,
    `unit: ${unit}; better is ${better}; every ${every}`,
    `advances: ${advances.map(code).join(', ') || 'nothing in the plan'}`,
    `levels: ${levels.join(', ')}; groups: ${groups.join(', ') || 'none'}`,
    ...formula(value),
    ...(source === undefined ? [] : [`source: ${source.en}`]),
    ...(owner === undefined ? [] : [`answered for by: ${owner.en}${backup === undefined ? '' : `, or ${backup.en}`}`]),
  ]
  return [
    `### ${title.en}`,
    question.en,
    method.en,
    facts.map((fact) => (fact.startsWith('  - ') ? fact : `- ${fact}`)).join('\n'),
    `Worked by hand:\n\n${examples.map(({ when, then }) => `- ${when}: **${answer(then)}**`).join('\n')}`,
  ].join('\n\n')
}

/** @param {AnyIndicator['value']} value @returns {readonly string[]} */
function formula(value) {
  if (value.kind !== 'computed') return measure(value)
  const inputs = Object.entries(value.inputs).sort(([one], [other]) => (one < other ? -1 : 1))
  return ['computed from:', ...inputs.map(([name, input]) => `  - ${name}: ${measure(input).join('; ')}`)]
}

/** @param {import('@planwright/sdk').Measure} value @returns {readonly string[]} */
function measure(value) {
  const { of, where } = value
  const each = value.kind === 'reported' ? {} : (value.each ?? {})
  return [
    `of: ${code(of.id)}${where === undefined ? '' : ` where ${code(where)}`}`,
    ...Object.entries(each).flatMap(([entity, named]) =>
      Object.entries(named).map(([name, text]) => `for each ${entity}: ${name} = ${code(text)}`),
    ),
    ...(value.kind === 'ratio'
      ? [`numerator: ${code(value.numerator)}`, `denominator: ${code(value.denominator)}`]
      : [`value: ${code(value.value)}`]),
  ]
}

/** @param {import('@planwright/sdk').Measurement} measurement */
const answer = (measurement) =>
  measurement.kind === 'value' ? `${measurement.value} ${measurement.unit}` : measurement.reason
