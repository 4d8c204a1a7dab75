import { percent } from '../attack/attacked.js'
import { added, attackShapes, type Found, type ShapesAttack, type ShapesFound } from './shape-attack.js'

/** Attacks, and prints what was found of each shape beside the test that asks for it. */
export async function shapesAttacked(attack: ShapesAttack): Promise<ShapesFound> {
  const found = await attackShapes(attack)
  const { byShape, refused } = found
  const reasons = [...refused].map(([code, definitions]) => `${definitions} by ${code}`).join(', ')
  console.log(`      ${attack.students} students, ${attack.drawn} definitions, of which are refused ${reasons}`)
  for (const [shape, one] of [...byShape].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`      ${inWords(shape, one)}`)
  console.log(`      ${inWords('all shapes', together(found))}`)
  return found
}

/** What was found of all shapes. */
export function together({ byShape }: ShapesFound): Found {
  return [...byShape.values()].reduce((sum, one) => added(sum, one))
}

function inWords(shape: string, found: Found): string {
  const { definitions, shown, hidden, exact, withinTwo, present, restOnFew, unprotected, recovered } = found
  const off = unprotected === 0 ? 'nothing to know' : `${percent(recovered, unprotected)}%`
  return (
    `${shape}: ${definitions} definitions, ${shown} figures shown, ${restOnFew} of them rest on few; ` +
    `${hidden} hidden amounts of few, ${exact} exact, ${withinTwo} within two, ${present} known to be anybody; ` +
    `with protection off ${off}`
  )
}
