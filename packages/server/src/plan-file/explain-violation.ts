import { nearestName } from '@planwright/facts'
import type { ErrorObject } from 'ajv/dist/2020.js'
import type { Finding } from './finding.js'
import { childOf, pathOfPointer } from './path.js'

/** A violation of the schema in words a person can act on. */
export function explainViolation(error: ErrorObject, content: unknown): Finding {
  const path = pathOfPointer(error.instancePath, content)
  const says = String(childOf(error.parentSchema, 'description') ?? '')
  const name = (key: string) => String(childOf(error.params, key))
  switch (error.keyword) {
    case 'required': {
      const missing = name('missingProperty')
      return { path, message: `"${missing}" is missing.`, remedy: `Add "${missing}:".${describe(error, missing)}` }
    }
    case 'dependentRequired': {
      const missing = name('missingProperty')
      const given = name('property')
      const remedy = `Add "${missing}:".${describe(error, missing)}`
      return { path: [...path, given], atKey: true, message: `"${given}" is given without "${missing}".`, remedy }
    }
    case 'additionalProperties': {
      const unknown = name('additionalProperty')
      const known = Object.keys(Object(childOf(error.parentSchema, 'properties')))
      const remedy = `${guess(unknown, known)}Known here: ${known.join(', ')}.`
      return { path: [...path, unknown], atKey: true, message: `"${unknown}" is not known here.`, remedy }
    }
    case 'type':
      return {
        path,
        message: `${article(error.data)} stands where ${wanted(error)} belongs.`,
        remedy: retype(error, says),
      }
    case 'enum': {
      const allowed = [childOf(error.params, 'allowedValues')].flat().map(String)
      const remedy = `${guess(String(error.data), allowed)}Write one of: ${allowed.join(', ')}.`
      return { path, message: `${quoted(error.data)} is not allowed here.`, remedy }
    }
    case 'pattern':
      if (typeof error.data === 'string' && error.data.trim() === '') {
        return {
          path,
          message: 'The text is empty.',
          remedy: 'Write the text, or leave the key out where it may be left out.',
        }
      }
      if (error.propertyName !== undefined) {
        const remedy = 'Begin with a lower-case letter and use letters and digits only.'
        return {
          path: [...path, error.propertyName],
          atKey: true,
          message: `"${error.propertyName}" cannot be a key here.`,
          remedy,
        }
      }
      return { path, message: `${quoted(error.data)} is not written as it must be.`, remedy: says }
    case 'minItems':
      return { path, message: 'The list is empty.', remedy: `Add at least one item. ${says}`.trim() }
    case 'uniqueItems':
      return { path, message: 'The list names the same thing twice.', remedy: 'Keep one of the two.' }
    case 'maxLength':
      return { path, message: `${quoted(error.data)} is too long.`, remedy: `Use at most ${name('limit')} characters.` }
    case 'minimum':
      return { path, message: `${quoted(error.data)} is too small.`, remedy: `Write ${name('limit')} or more.` }
    case 'maximum':
      return { path, message: `${quoted(error.data)} is too large.`, remedy: `Write ${name('limit')} or less.` }
    default:
      return { path, message: `This ${error.message ?? 'is not allowed'}.`, remedy: says }
  }
}

function describe(error: ErrorObject, property: string): string {
  const description = childOf(childOf(childOf(error.parentSchema, 'properties'), property), 'description')
  return typeof description === 'string' ? ` ${description}` : ''
}

function guess(wrong: string, known: readonly string[]): string {
  const nearest = nearestName(wrong, known)
  return nearest === null ? '' : `Did you mean "${nearest}"? `
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : String(value)
}

function wanted(error: ErrorObject): string {
  const types = [childOf(error.params, 'type')].flat().map((type) => kinds[String(type)] ?? String(type))
  return types.join(' or ')
}

function retype(error: ErrorObject, says: string): string {
  const types = [childOf(error.params, 'type')].flat()
  if (types.includes('string') && ['number', 'boolean'].includes(typeof error.data)) return 'Put it in quotation marks.'
  const numeric = types.includes('number') || types.includes('integer')
  if (numeric && typeof error.data === 'string' && error.data.trim() !== '' && Number.isFinite(Number(error.data))) {
    return 'Write it without quotation marks.'
  }
  return says === '' ? `Write ${wanted(error)}.` : says
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  object: 'a group of keys',
  array: 'a list',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
}

function article(value: unknown): string {
  if (value === null || value === undefined) return 'Nothing'
  if (Array.isArray(value)) return 'A list'
  if (typeof value === 'object') return 'A group of keys'
  return typeof value === 'string' ? `The text "${value}"` : String(value)
}
