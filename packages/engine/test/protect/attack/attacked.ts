import { type Attack, inWords, type Recovery, recovery } from './recovery.js'

export { answeredShare, percent } from './recovery.js'

/** What an attacker must get. */
export const nothing = { exact: 0, withinTwo: 0, present: 0 } as const

/** Prints what the attack found, so that the figure stands beside the test that asks for it. */
export async function attacked(attack: Attack): Promise<Recovery> {
  const found = await recovery(attack)
  console.log(`      ${inWords(attack, found)}`)
  return found
}
