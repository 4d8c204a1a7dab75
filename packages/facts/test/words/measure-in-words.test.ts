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

  const percentiles: readonly (readonly [string, string, string])[] = [
    ['0.9', 'The 90th percentile', 'El percentil 90'],
    ['0.01', 'The 1st percentile', 'El percentil 1'],
    ['0.02', 'The 2nd percentile', 'El percentil 2'],
    ['0.03', 'The 3rd percentile', 'El percentil 3'],
    ['0.07', 'The 7th percentile', 'El percentil 7'],
    ['0.11', 'The 11th percentile', 'El percentil 11'],
    ['0.12', 'The 12th percentile', 'El percentil 12'],
    ['0.13', 'The 13th percentile', 'El percentil 13'],
    ['0.21', 'The 21st percentile', 'El percentil 21'],
    ['0.92', 'The 92nd percentile', 'El percentil 92'],
    ['.125', 'The 12.5th percentile', 'El percentil 12.5'],
    ['0.50', 'The median', 'La mediana'],
    ['1', 'The 100th percentile', 'El percentil 100'],
  ]
  for (const [fraction, en, es] of percentiles) {
    it(`names percentile_cont(${fraction}) ${en.toLowerCase()}`, () => {
      const value = (order: string) => `percentile_cont(${fraction}) within group (order by minutes${order})`
      const words = measureInWords(aggregate({ of: attendance, value: value('') }))
      expect(words?.en).to.equal(`${en} of minutes. From: Daily attendance.`)
      expect(words?.es).to.equal(`${es} de minutes. De: Asistencia diaria.`)
    })
  }

  it('names a percentile that is counted from the largest down by its place from the smallest up', () => {
    const value = 'percentile_cont(0.9) within group (order by minutes desc)'
    expect(measureInWords(aggregate({ of: attendance, value }))?.en).to.contain('The 10th percentile of minutes.')
  })

  it('is null where a formula does not hold', () => {
    expect(measureInWords(aggregate({ of: attendance, value: 'sum(absent)' }))).to.equal(null)
  })
})
