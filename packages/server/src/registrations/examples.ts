import { openExampleStore, type ResolvedIndicator, runExample } from '@planwright/engine'
import type { Example, Text } from '@planwright/sdk'
import { causeOf, ServerError } from '../errors.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import { answerOf } from '../indicators/example.type.js'

/** What came of a worked example. */
export interface ExampleRun {
  readonly when: string
  readonly expected: Text
  /** Null where it could not be worked out. */
  readonly actual: Text | null
  readonly problem: Problem | null
}

/** Runs a definition's examples through the real engine, each in an empty store of its own. None begins after the signal. */
export async function runExamples(indicator: ResolvedIndicator, signal: AbortSignal): Promise<readonly ExampleRun[]> {
  const runs: ExampleRun[] = []
  for (const [position, example] of indicator.definition.examples.entries()) {
    signal.throwIfAborted()
    runs.push(await runOne(indicator, example, ['input', 'examples', String(position)]))
  }
  return runs
}

async function runOne(
  indicator: ResolvedIndicator,
  example: Example<object>,
  path: readonly string[],
): Promise<ExampleRun> {
  const { when } = example
  const expected = answerOf(example.then)
  try {
    const { measurement } = await runExample(indicator, example, openExampleStore)
    const actual = answerOf(measurement)
    if (actual.en === expected.en) return { when, expected, actual, problem: null }
    const error = new ServerError('EXAMPLE_FAILS', { when, expected: expected.en, actual: actual.en })
    return { when, expected, actual, problem: problemOf(error, [...path, 'then']) }
  } catch (error) {
    const refusal = new ServerError('EXAMPLE_CANNOT_RUN', { when, cause: causeOf(error) })
    return { when, expected, actual: null, problem: problemOf(refusal, [...path, 'given']) }
  }
}
