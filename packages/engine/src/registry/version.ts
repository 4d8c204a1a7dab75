import { createHash } from 'node:crypto'
import type { AnyIndicator, Measure } from '@planwright/sdk'
import { canonicalJson } from './canonical-json.js'

/**
 * The version of an indicator: the SHA-256 of its definition as canonical JSON, functions by their source text.
 * Of a dataset its id, columns and key take part; how its files look does not change what an indicator means.
 */
export function versionOf(definition: AnyIndicator): string {
  const value =
    definition.value.kind === 'computed'
      ? { ...definition.value, inputs: mapValues(definition.value.inputs, measureContent) }
      : measureContent(definition.value)
  return createHash('sha256')
    .update(canonicalJson({ ...definition, value }))
    .digest('hex')
}

function measureContent(measure: Measure) {
  const { id, columns, key } = measure.of
  return { ...measure, of: { id, columns, key } }
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}
