import type { SourceColumn, SourceFormat, SourceTitle } from '../source-format.js'
import { groupHeaders, mixedGroupHeaders } from './group-headers.js'

interface EdSightExport {
  readonly id: string
  readonly columns: Readonly<Record<string, SourceColumn>>
  /** What title lines may say in place of a column, such as the subject of a single-subject export. */
  readonly titles?: readonly SourceTitle[]
  /** Headers of columns that are safe to pass over. */
  readonly ignores?: readonly string[]
  /** Whether `Grade` is the group of a row; otherwise it may be a column of the dataset. */
  readonly gradeIsGroup?: boolean
}

/**
 * An export of EdSight, Connecticut's education data portal: title lines above the header that hold the school year
 * and say which students the rows are about, codes as `="0640011"`, state rows without a code, `*` for hidden and
 * `N/A` for not applicable. The dataset's columns are expected to be named `orgUnit`, `schoolYear` and `group`.
 */
export function edsight(layout: EdSightExport): SourceFormat {
  return {
    id: layout.id,
    name: { en: 'EdSight export', es: 'Exportación de EdSight' },
    title: { column: 'schoolYear', pattern: '(?<!\\d)(\\d{4}-(?:\\d{4}|\\d{2}))(?!\\d)' },
    titles: layout.titles ?? [],
    orgUnit: {
      column: 'orgUnit',
      code: ['District Code', 'Organization Code'],
      name: ['District', 'District Name', 'Organization'],
      // Three digits of the town, two zeros, two of the kind of district.
      codePattern: '\\d{3}00\\d{2}',
      school: {
        code: ['School Code'],
        name: ['School', 'School Name'],
        codePattern: '\\d{3}(?!00)\\d{4}',
        districtDigits: 3,
      },
    },
    group: {
      column: 'group',
      headers: layout.gradeIsGroup ? { ...groupHeaders, Grade: 'grade', 'Grade Level': 'grade' } : groupHeaders,
      mixed: mixedGroupHeaders,
    },
    columns: { schoolYear: { header: ['School Year', 'Year'], optional: true }, ...layout.columns },
    ignores: layout.ignores ?? [],
    markers: { suppressed: ['*'], notApplicable: ['N/A'] },
  }
}
