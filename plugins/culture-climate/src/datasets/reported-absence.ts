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

/** The chronic absenteeism rate the state publishes. It publishes no denominator; October enrollment is not it. */
export const reportedAbsence = defineDataset({
  id: 'culture-climate.reported-absence',
  name: { en: 'Chronic absenteeism as reported by the state', es: 'Ausentismo crónico según el estado' },
  about: 'published',
  columns: {
    orgUnit: orgUnit(),
    schoolYear: schoolYear(),
    group: group(),
    rate: publishedRate(),
    chronicallyAbsent: optional(publishedCount()),
  },
  key: ['orgUnit', 'schoolYear', 'group'],
  replaces: 'key',
  formats: [
    edsight({
      id: 'edsight-chronic-absenteeism',
      gradeIsGroup: true,
      columns: {
        rate: { header: ['% Chronically Absent', 'Chronically Absent %', 'Chronic Absenteeism Rate'] },
        chronicallyAbsent: {
          header: [
            'Chronically Absent Count',
            'Chronically Absent',
            'Chronically Absent Student Count',
            'Number Chronically Absent',
          ],
          optional: true,
        },
      },
      ignores: ['Student Count', 'Total Student Count', 'Total Number of Students'],
    }),
  ],
})
