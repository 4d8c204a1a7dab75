import {
  defineDataset,
  edsight,
  group,
  optional,
  orgUnit,
  publishedCount,
  publishedRate,
  schoolYear,
} from '@planwright/sdk'

/**
 * What became of each four-year cohort, as the state publishes it. The state exports graduates and
 * non-graduates as separate files; a row here takes its cells from both.
 */
export const graduation = defineDataset({
  id: 'teaching-learning.graduation',
  name: { en: 'Four-year cohort graduation', es: 'Graduación de la cohorte de cuatro años' },
  about: 'published',
  columns: {
    orgUnit: orgUnit(),
    schoolYear: schoolYear({
      about: { en: 'The year the cohort was due to graduate', es: 'El año previsto de graduación' },
    }),
    group: group(),
    cohort: optional(publishedCount()),
    graduates: optional(publishedCount()),
    rate: optional(publishedRate()),
    stillEnrolled: optional(publishedCount()),
    stillEnrolledRate: optional(publishedRate()),
    other: optional(publishedCount()),
    otherRate: optional(publishedRate()),
  },
  key: ['orgUnit', 'schoolYear', 'group'],
  replaces: 'key',
  formats: [
    edsight({
      id: 'edsight-four-year-graduation',
      columns: {
        cohort: { header: ['Four-Year Cohort Count'] },
        graduates: { header: ['Graduation Count'], under: ['Graduates'], beside: 'rate', optional: true },
        rate: { header: ['Graduation Rate'], under: ['Graduates'], beside: 'graduates', optional: true },
        stillEnrolled: {
          header: ['Still Enrolled Count'],
          under: ['Non-Graduates'],
          beside: 'stillEnrolledRate',
          optional: true,
        },
        stillEnrolledRate: {
          header: ['Still Enrolled Rate'],
          under: ['Non-Graduates'],
          beside: 'stillEnrolled',
          optional: true,
        },
        other: { header: ['Other Count'], under: ['Non-Graduates'], beside: 'otherRate', optional: true },
        otherRate: { header: ['Other Rate'], under: ['Non-Graduates'], beside: 'other', optional: true },
      },
    }),
  ],
  checks: [
    { rate: 'rate', numerator: 'graduates', denominator: 'cohort' },
    { rate: 'stillEnrolledRate', numerator: 'stillEnrolled', denominator: 'cohort' },
    { rate: 'otherRate', numerator: 'other', denominator: 'cohort' },
  ],
})
