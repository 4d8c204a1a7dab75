import { reasons, type Unit } from '@planwright/sdk'
import type { Batch, InputColumns } from '../batch.js'
import { faultOf, longestMessage, numberOutcome, type Outcome } from '../outcome.js'
import type { ComputedTask } from '../runner.js'

/** A task as the plugin's process gets it: the function is found by its name, and must have the same source. */
export interface WireTask {
  readonly indicator: string
  readonly source: string
  readonly unit: Unit
  readonly batch: Batch
}

interface Header {
  readonly indicator: string
  readonly source: string
  readonly unit: Unit
  readonly count: number
  readonly inputs: readonly { readonly name: string; readonly unit: Unit }[]
}

const numbers = ['value', 'numerator', 'denominator', 'people'] as const
const numberBytes = Float64Array.BYTES_PER_ELEMENT
const lengthBytes = 4

/** A task as bytes: a head in JSON, then the columns one after the other. */
export function taskBytes({ indicator, computed, unit, batch }: ComputedTask): Buffer {
  const inputs = batch.inputs.map(({ name, unit: inputUnit }) => ({ name, unit: inputUnit }))
  const header: Header = { indicator, source: String(computed.calculate), unit, count: batch.count, inputs }
  const head = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32LE(head.length)
  const columns = batch.inputs.flatMap((input) => [...numbers.map((name) => input[name]), input.reason])
  return Buffer.concat([length, head, ...columns.map(bytesOf)])
}

export function taskFrom(bytes: Buffer): WireTask {
  const start = lengthBytes + bytes.readUInt32LE()
  const header = JSON.parse(bytes.toString('utf8', lengthBytes, start)) as Header
  const { indicator, source, unit, count } = header
  const width = count * (numbers.length * numberBytes + 1)
  const inputs = header.inputs.map((input, position) => columnsFrom(bytes, start + position * width, count, input))
  return { indicator, source, unit, batch: { count, inputs } }
}

function columnsFrom(bytes: Buffer, start: number, count: number, input: Header['inputs'][number]): InputColumns {
  const column = (position: number) => numbersFrom(bytes, start + position * count * numberBytes, count)
  const end = start + numbers.length * count * numberBytes
  const reason = Uint8Array.from(bytes.subarray(end, end + count))
  const [value, numerator, denominator, people] = [column(0), column(1), column(2), column(3)]
  return { ...input, value, numerator, denominator, people, reason }
}

/** What a plugin's process says first: what the module declares, as JSON, or why it cannot be loaded. */
export type Greeting = { readonly declared: string } | { readonly refusal: string }

/** The longest greeting, in bytes; the largest department of the first district takes 140,000. */
export const longestGreeting = 16_000_000

export function greetingBytes(greeting: Greeting): Buffer {
  return Buffer.from('declared' in greeting ? `+${greeting.declared}` : `-${greeting.refusal}`)
}

export function greetingFrom(bytes: Buffer): Greeting {
  const text = bytes.toString('utf8', 1)
  return bytes.toString('utf8', 0, 1) === '+' ? { declared: text } : { refusal: text }
}

/** The first code of a sentence about a fault; codes below are those of values and reasons. */
const firstFault = 128
/** How many different sentences one answer may hold. */
const mostMessages = 20

/** The longest answer for so many places, in bytes. */
export function longestAnswer(count: number): number {
  const message = longestMessage * 6 + 3
  return count * (1 + numberBytes) + mostMessages * message + 2
}

/** Outcomes as bytes: a code and a number for each place, then the sentences in JSON. */
export function outcomeBytes(outcomes: readonly Outcome[]): Buffer {
  const messages: string[] = []
  const codes = Uint8Array.from(outcomes, (outcome) => codeOf(outcome, messages))
  const values = Float64Array.from(outcomes, (outcome) => (outcome.kind === 'value' ? outcome.value : 0))
  return Buffer.concat([codes, bytesOf(values), Buffer.from(JSON.stringify(messages))])
}

/** Further sentences than may be held are told by the last one. */
function codeOf(outcome: Outcome, messages: string[]): number {
  if (outcome.kind === 'value') return 0
  if (outcome.kind === 'unavailable') return 1 + reasons.indexOf(outcome.reason)
  const known = messages.indexOf(outcome.message)
  if (known >= 0) return firstFault + known
  if (messages.length < mostMessages) messages.push(outcome.message)
  return firstFault + messages.length - 1
}

/**
 * The outcomes an answer holds. It comes from a process that is not trusted: nothing of it is believed unread.
 * @throws Where it is not an answer for so many places.
 */
export function outcomesFrom(bytes: Buffer, count: number): readonly Outcome[] {
  const end = count * (1 + numberBytes)
  if (bytes.length < end) throw new RangeError(`${bytes.length} bytes for ${count} places`)
  const values = numbersFrom(bytes, count, count)
  const messages = messagesFrom(bytes.toString('utf8', end))
  return Array.from(values, (value, place) => outcomeFrom(bytes[place] ?? 0, value, messages))
}

function outcomeFrom(code: number, value: number, messages: readonly string[]): Outcome {
  if (code === 0) return numberOutcome(value)
  if (code >= firstFault) return faultOf(messages[code - firstFault] ?? '')
  const reason = reasons[code - 1]
  if (reason === undefined) throw new RangeError(`the code ${code}`)
  return { kind: 'unavailable', reason }
}

function messagesFrom(text: string): readonly string[] {
  const parsed: unknown = JSON.parse(text)
  if (!Array.isArray(parsed)) throw new TypeError('no list of sentences')
  return parsed.map(String)
}

function bytesOf(column: Float64Array | Uint8Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
}

/** A copy, because numbers must begin where the memory can be divided by their size. */
function numbersFrom(bytes: Buffer, start: number, count: number): Float64Array {
  return new Float64Array(Uint8Array.from(bytes.subarray(start, start + count * numberBytes)).buffer)
}
