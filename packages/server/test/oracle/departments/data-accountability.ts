import {
  count,
  daysBetween,
  different,
  each,
  known,
  parts,
  type Recompute,
  rowsThat,
  sumOf,
  yes,
} from '../recompute.js'

/** The department's indicators, written down once more by hand from what their methods say in words. */
export const dataAccountability: Readonly<Record<string, Recompute>> = {
  'data-accountability.data-team-cycles': parts('data-accountability.data-team-meetings', (rows) => [
    different(
      rows.filter(({ step, held }) => step === 'results' && yes(held)),
      'cycle',
    ),
    different(rows, 'cycle'),
  ]),
  'data-accountability.reviews-with-evidence': rowsThat(
    'data-accountability.progress-reviews',
    ({ held, actions, evidenced }) => yes(held) && count(actions) > 0 && count(evidenced) >= count(actions),
  ),
  'data-accountability.current-indicators': rowsThat(
    'data-accountability.data-freshness',
    ({ every, checkedOn = '', newest = '' }) =>
      known(newest) && daysBetween(newest, checkedOn) <= (every === 'month' ? 45 : 400),
  ),
  'data-accountability.routine-kept': rowsThat(
    'data-accountability.indicator-reviews',
    ({ held, stepAgreed }) => yes(held) && yes(stepAgreed),
  ),
  'data-accountability.dashboard-users': each(
    'data-accountability.dashboard-use',
    'staff',
    (rows) => 10n * sumOf(rows, 'monthsUsed') >= 8n * sumOf(rows, 'months'),
    ({ months }) => count(months) > 0,
  ),
}
