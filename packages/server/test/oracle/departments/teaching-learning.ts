import { whole } from '../exact.js'
import { count, each, published, type Recompute, rowsThat, sumOf, yes } from '../recompute.js'

const core = ['english', 'math', 'science', 'social-studies']

/** The department's indicators, written down once more by hand from what their methods say in words. */
export const teachingLearning: Readonly<Record<string, Recompute>> = {
  'teaching-learning.four-year-graduation': published('teaching-learning.graduation', ['graduates', 'cohort'], 'rate'),
  'teaching-learning.grade-3-ela': published(
    'teaching-learning.assessment',
    ['proficient', 'scored'],
    'proficientRate',
    ({ subject, grade }) => subject === 'ela' && grade === '3',
  ),
  'teaching-learning.ninth-graders-on-track': each(
    'teaching-learning.courses',
    'student',
    (rows) =>
      sumOf(rows, 'credits') >= whole(5) &&
      rows.filter(({ mark, subject = '' }) => mark === 'F' && core.includes(subject)).length <= 1,
    ({ yearInHighSchool }) => yearInHighSchool === '1',
  ),
  'teaching-learning.strategies-in-use': each(
    'teaching-learning.walkthroughs',
    'classroom',
    (rows) => 2 * rows.filter(({ strategiesSeen }) => count(strategiesSeen) > 0).length >= rows.length,
  ),
  'teaching-learning.curriculum-in-use': each(
    'teaching-learning.walkthroughs',
    'classroom',
    (rows) => 2 * rows.filter(({ adoptedResources }) => yes(adoptedResources)).length >= rows.length,
  ),
  'teaching-learning.new-designs-open': rowsThat('teaching-learning.school-designs', ({ stage }) => stage === 'open'),
}
