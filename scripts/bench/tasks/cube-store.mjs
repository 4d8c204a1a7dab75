import { medianTime } from '../measured.mjs'
import { chronicAbsenteeism, openStore } from '../store.mjs'

/**
 * The whole cube: the district and every school, all students and six groupings.
 * @param {{ readonly folder: string, readonly times: number }} input
 */
export async function run({ folder, times }) {
  const { store } = await openStore(folder)
  const { dataset, measure, groups } = await chronicAbsenteeism()
  const request = /** @type {const} */ ({
    dataset,
    measures: [{ id: 'chronic', measure }],
    levels: ['district', 'school'],
    groups,
  })
  const cells = await store.measure(request)
  const milliseconds = await medianTime(times, () => store.measure(request))
  await store.close()
  const answer = Object.fromEntries(
    cells
      .filter(({ denominator }) => Number(denominator) > 0)
      .map(({ orgUnit, group, numerator, denominator }) => [
        `${orgUnit.replace('school/', '')} ${group}`,
        `${Number(numerator)}/${Number(denominator)}`,
      ]),
  )
  return { milliseconds, answer }
}
