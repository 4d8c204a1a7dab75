import type { ComputedTask, InputParts } from '@planwright/computed'
import { columnsOf } from '@planwright/computed'
import type { Department } from '@planwright/sdk'
import {
  declaredBy,
  type FaultyFunction,
  faultyProgram,
  linkKit,
  temporaryFolder,
  type WrittenPlugin,
  writePlugin,
} from '@planwright/testing'

/** A plugin in a folder of its own, and what it declares. */
export interface InstalledPlugin {
  readonly plugin: WrittenPlugin
  readonly department: Department
  remove(): Promise<void>
}

/** Installs a plugin with a healthy indicator and one for each of some functions. */
export async function installed(department: string, functions: readonly FaultyFunction[]): Promise<InstalledPlugin> {
  const folder = await temporaryFolder()
  await linkKit(folder.path)
  const plugin = await writePlugin(folder.path, department, faultyProgram(department, functions))
  return { plugin, department: await declaredBy(plugin), remove: () => folder.remove() }
}

/** An amount as an input's parts, or none. */
export function amountOf(value: number | null): InputParts {
  return { value, numerator: null, denominator: null, people: value === null ? null : 12, reason: 'NO_DATA' }
}

/** A task for a computed indicator with one input, `amount`. */
export function taskOf(department: Department, id: string, amounts: readonly (number | null)[]): ComputedTask {
  const definition = department.indicators.find((one) => one.id === id)
  if (definition?.value.kind !== 'computed') throw new Error(`${id} is not computed.`)
  const { unit, value: computed } = definition
  const inputs = [columnsOf('amount', unit, amounts.map(amountOf))]
  return { department: department.id, indicator: id, computed, unit, batch: { count: amounts.length, inputs } }
}
