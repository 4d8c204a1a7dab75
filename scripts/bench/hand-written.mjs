/** The groupings of the cube, as columns of the roster. */
const groupings = Object.freeze(['grade', 'race', 'englishLearner', 'disability', 'meal', 'gender'])

const quoted = groupings.map((name) => `"${name}"`)

/** Days and absences of each student in each school, and in the district over all schools. */
const each = `
  in_school as (
    select student, school, count(*) as days, sum(case when present then 0 else 1 end) as missed
    from attendance group by student, school
  ),
  each_student as (
    select student, school, days, missed from in_school
    union all
    select student, 'district', sum(days), sum(missed) from in_school group by student
  )`

const counts = `sum(case when 10 * missed >= days then 1 else 0 end) as numerator, count(*) as denominator`

/** The cube in one statement, for engines with grouping sets. */
export const cubeSql = `
  with ${each}
  select school, ${quoted.join(', ')}, ${counts}
  from each_student join (select student, ${quoted.join(', ')} from students) as roster using (student)
  group by grouping sets ((school), ${quoted.map((name) => `(school, ${name})`).join(', ')})`

/** The same for SQLite, which has none. */
export const cubeSqlWithoutSets = `
  with ${each},
  joined as materialized (select * from each_student join (select student, ${quoted.join(', ')} from students) as roster using (student))
  select school, 'all', ${counts} from joined group by school
  ${groupings.map((name) => `union all select school, '${name}/' || "${name}", ${counts} from joined group by school, "${name}"`).join('\n  ')}`

/** @param {Readonly<Record<string, unknown>>} row */
export function groupOf(row) {
  const name = groupings.find((column) => row[column] !== null)
  return name === undefined ? 'all' : `${name}/${row[name]}`
}
