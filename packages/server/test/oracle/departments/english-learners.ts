import { whole } from '../exact.js'
import { count, different, each, known, percentileOf, type Recompute, rowsThat, yes } from '../recompute.js'

/** The department's indicators, written down once more by hand from what their methods say in words. */
export const englishLearners: Readonly<Record<string, Recompute>> = {
  'english-learners.growth-target': rowsThat(
    'english-learners.language-assessments',
    ({ score, target }) => count(score) >= count(target),
    ({ score, target }) => known(score) && known(target),
  ),
  'english-learners.core-access': each(
    'english-learners.services',
    'student',
    (rows) =>
      different(
        rows.filter((row) => yes(row.gradeLevel)),
        'subject',
      ) === whole(4),
  ),
  'english-learners.supported-in-core': each('english-learners.services', 'student', (rows) =>
    rows.every(({ support }) => support !== 'none'),
  ),
  'english-learners.years-to-reclassification': percentileOf(
    'english-learners.language-assessments',
    'yearsAsLearner',
    5,
    ({ reclassified }) => yes(reclassified),
  ),
  'english-learners.long-term-learners': rowsThat(
    'english-learners.language-assessments',
    ({ yearsAsLearner, reclassified }) => count(yearsAsLearner) > 5 && !yes(reclassified),
  ),
}
