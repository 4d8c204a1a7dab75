import { readFile } from 'node:fs/promises'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { explainViolation } from './explain-violation.js'
import type { Finding } from './finding.js'
import type { PlanSource } from './source.js'

const schemaFile = new URL('../../../../../schema/plan.schema.json', import.meta.url)

/** What the schema says of a plan's content: what is wrong, and the content where nothing is. */
export type SchemaVerdict =
  | { readonly findings: readonly Finding[]; readonly source?: undefined }
  | { readonly findings: readonly []; readonly source: PlanSource }

/** Checks a plan's content against `schema/plan.schema.json` and reports every violation. */
export async function checkSchema(content: unknown): Promise<SchemaVerdict> {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
    verbose: true,
  })
  const validate = ajv.compile<PlanSource>(JSON.parse(await readFile(schemaFile, 'utf8')))
  if (validate(content)) return { findings: [], source: content }
  return { findings: (validate.errors ?? []).filter(isCause).map((error) => explainViolation(error, content)) }
}

/** A violation that only repeats another one says nothing new. */
function isCause({ keyword }: ErrorObject): boolean {
  return keyword !== 'if' && keyword !== 'propertyNames'
}
