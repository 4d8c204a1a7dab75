/** As many students of a race as are to be enrolled, the first of them suspended, for worked examples. */
export function studentsForRisk(race: 'black' | 'hispanic' | 'white' | 'asian', enrolled: number, suspended: number) {
  const students = Array.from({ length: enrolled }, (_, index) => ({
    student: `${race}-${index}`,
    schoolYear: '2018-19',
    school: 'north',
    race,
  }))
  const incidents = students.slice(0, suspended).map(({ student }) => incident(student, 'out-of-school-suspension'))
  return { students, incidents }
}

/** An incident of a student in the north school. */
export function incident(
  student: string,
  response: 'restorative' | 'in-school-suspension' | 'out-of-school-suspension',
  date = '2018-10-01',
) {
  return { incident: `${student} ${date}`, student, school: 'north', date, response }
}
