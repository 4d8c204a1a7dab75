import { whole } from '../exact.js'
import { different, each, parts, percentileOf, type Recompute, rowsThat, sumOf, yes } from '../recompute.js'

/** The department's indicators, written down once more by hand from what their methods say in words. */
export const talent: Readonly<Record<string, Recompute>> = {
  'talent.filled-on-first-day': rowsThat('talent.positions', ({ filledOnFirstDay }) => yes(filledOnFirstDay)),
  'talent.median-days-to-fill': percentileOf('talent.positions', 'daysToFill', 5, ({ open }) => yes(open)),
  'talent.job-embedded-hours': parts(
    'talent.professional-learning',
    (rows) => [sumOf(rows, 'jobEmbedded'), different(rows, 'staff')],
    { where: ({ role }) => role === 'teacher', factor: 1n },
  ),
  'talent.growth-cycles': each('talent.professional-learning', 'staff', (rows) =>
    rows.some(({ growthCycle }) => yes(growthCycle)),
  ),
  'talent.whole-student-learning': each(
    'talent.professional-learning',
    'staff',
    (rows) => sumOf(rows, 'wholeStudent') >= whole(6),
  ),
}
