import { loadFormulaParser, measureInWords } from '@planwright/facts'
import { aggregate, boolean, date, defineDataset, integer, oneOf, ratio, school, student } from '@planwright/sdk'
import { expect } from 'chai'

const attendance = defineDataset({
  id: 'climate.attendance',
  name: { en: 'Daily attendance', es: 'Asistencia diaria' },
  about: 'students',
  columns: {
    student: student(),
    school: school(),
    date: date(),
    present: boolean(),
    minutes: integer(),
    kind: oneOf(['in-person', 'remote']),
  },
  key: ['student', 'date'],
  replaces: 'schoolYear',
})

describe('a measure in words', () => {
  before(() => loadFormulaParser())

  it('says what is counted, of whom, and what is worked out for each', () => {
    const measure = ratio({
      of: attendance,
      each: { student: { days: 'count(*)', missed: 'count(*) filter (where not present)' } },
      numerator: 'count(*) filter (where missed >= 0.10 * days)',
      denominator: 'count(*)',
    })
    expect(measureInWords(measure)).to.deep.equal({
      en: 'Students with missed ≥ 0.10 × days, of all students. For each student: days = all rows; missed = rows with not present. From: Daily attendance.',
      es: 'Estudiantes con missed ≥ 0.10 × days, de estudiantes en total. Por cada estudiante: days = filas en total; missed = filas con no present. De: Asistencia diaria.',
    })
  })

  it('names which rows count', () => {
    const measure = aggregate({
      of: attendance,
      where: "kind = 'remote' and (minutes > 10 or present)",
      value: 'percentile_cont(0.5) within group (order by minutes)',
    })
    expect(measureInWords(measure)?.en).to.equal(
      'The median of minutes. From: Daily attendance. Only rows with kind = “remote” and (minutes > 10 or present).',
    )
  })

  it('is null where a formula does not hold', () => {
    expect(measureInWords(aggregate({ of: attendance, value: 'sum(absent)' }))).to.equal(null)
  })
})
