import { daysBetween, known, percentileOf, type Recompute, rowsThat, yes } from '../recompute.js'

/** The department's indicators, written down once more by hand from what their methods say in words. */
export const operations: Readonly<Record<string, Recompute>> = {
  'operations.median-days-to-answer': percentileOf('operations.service-requests', 'days', 5),
  'operations.ninetieth-percentile-days': percentileOf('operations.service-requests', 'days', 9),
  'operations.procedures-current': rowsThat(
    'operations.procedures',
    ({ published: isPublished, reviewed = '', checkedOn = '' }) =>
      yes(isPublished) && known(reviewed) && reviewed <= checkedOn && daysBetween(reviewed, checkedOn) <= 365,
  ),
  'operations.decisions-clear': rowsThat(
    'operations.decision-areas',
    ({ written, confirmed }) => yes(written) && yes(confirmed),
  ),
  'operations.clear-path': rowsThat(
    'operations.feeder-patterns',
    ({ stage, middleSchool, highSchool }) => known(highSchool) && (stage === 'middle' || known(middleSchool)),
    ({ stage }) => stage !== 'high',
  ),
}
