import type { SourceColumn, SourceFormat } from '../source-format.js'

interface EdSightExport {
  readonly id: string
  readonly columns: Readonly<Record<string, SourceColumn>>
  /** Headers that are a column of the dataset rather than the group of the row (`Grade` of an assessment). */
  readonly constants?: Readonly<Record<string, string>>
  readonly gradeIsGroup?: boolean
}

const groupHeaders = {
  'Race/Ethnicity': 'race',
  'English Learner Status': 'englishLearner',
  'Special Education Status': 'disability',
  'Free/Reduced Price Meal Eligibility': 'meal',
  Gender: 'gender',
} as const

/**
 * An export of EdSight, Connecticut's education data portal: title lines above the header that hold the
 * school year, codes as `="0640011"`, state rows without a code, `*` for hidden and `N/A` for not applicable.
 * The dataset's columns are expected to be named `orgUnit`, `schoolYear` and `group`.
 */
export function edsight(layout: EdSightExport): SourceFormat {
  return {
    id: layout.id,
    name: { en: 'EdSight export', es: 'Exportación de EdSight' },
    title: { column: 'schoolYear', pattern: '(\\d{4}-\\d{2})' },
    orgUnit: { column: 'orgUnit', code: ['District Code'], name: ['District', 'Organization'] },
    group: { column: 'group', headers: layout.gradeIsGroup ? { ...groupHeaders, Grade: 'grade' } : groupHeaders },
    columns: layout.columns,
    ...(layout.constants === undefined ? {} : { constants: layout.constants }),
    markers: { suppressed: ['*'], notApplicable: ['N/A'] },
  }
}
