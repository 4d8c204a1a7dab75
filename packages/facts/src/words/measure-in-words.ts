import { type ColumnKind, type Dataset, type Measure, type Text, textIn } from '@planwright/sdk'
import { analyseMeasure, type CheckedMeasure } from '../formula/check-measure.js'
import type { Expression } from '../formula/expression.js'
import { type Counted, type Language, phraseOf } from './phrase.js'

const rows: Counted = { en: 'rows', es: 'filas' }

const entityWords: { readonly [Kind in ColumnKind]?: { readonly many: Counted; readonly one: Text } } = {
  student: { many: { en: 'students', es: 'estudiantes' }, one: { en: 'student', es: 'estudiante' } },
  school: { many: { en: 'schools', es: 'escuelas' }, one: { en: 'school', es: 'escuela' } },
  classroom: { many: { en: 'classrooms', es: 'aulas' }, one: { en: 'classroom', es: 'aula' } },
  staff: { many: { en: 'staff members', es: 'empleados' }, one: { en: 'staff member', es: 'empleado' } },
  zone: { many: { en: 'zones', es: 'zonas' }, one: { en: 'zone', es: 'zona' } },
}

/**
 * A measure as sentences that its definition alone gives, in English and Spanish: "Students with missed ≥ 0.10 × days,
 * of all students." Names are those of the dataset's columns. Null where the formulas do not hold.
 * `loadFormulaParser()` must have been awaited before.
 */
export function measureInWords(measure: Measure): { readonly en: string; readonly es: string } | null {
  const { checked } = analyseMeasure(measure)
  return checked === null
    ? null
    : { en: sentences(checked, 'en'), es: sentences(checked, 'es').replaceAll(' de el ', ' del ') }
}

function sentences(checked: CheckedMeasure, language: Language): string {
  const { measure, where, each } = checked
  const kind = each === null ? undefined : measure.of.columns[each.entity]?.kind
  const entity = kind === undefined ? undefined : entityWords[kind]
  const counted = entity?.many ?? rows
  const main = `${capital(mainPhrase(checked, counted, language))}.`
  const worked = (each?.names ?? []).map(({ name, expression }) => `${name} = ${whole(expression, rows, language)}`)
  const one = entity === undefined ? (each?.entity ?? '') : textIn(entity.one, language)
  const perEntity = worked.length === 0 ? [] : [`${forEach(language)} ${one}: ${worked.join('; ')}.`]
  const only = where === null ? [] : [`${onlyRows(language)} ${phraseOf(where, rows, language)}.`]
  return [main, ...perEntity, `${source(language)} ${nameOf(measure.of, language)}.`, ...only].join(' ')
}

function mainPhrase(
  { measure, numerator, denominator, value }: CheckedMeasure,
  counted: Counted,
  language: Language,
): string {
  if (measure.kind === 'ratio' && numerator !== null && denominator !== null) {
    const of = language === 'en' ? ', of ' : ', de '
    return `${phraseOf(numerator, counted, language)}${of}${whole(denominator, counted, language)}`
  }
  return value === null ? '' : whole(value, counted, language)
}

/** A bare count means all of them, and says so. */
function whole(expression: Expression, counted: Counted, language: Language): string {
  const phrase = phraseOf(expression, counted, language)
  const isAll =
    expression.node === 'aggregate' &&
    expression.name === 'count' &&
    expression.argument === null &&
    expression.filter === null
  if (!isAll) return phrase
  return language === 'en' ? `all ${phrase}` : `${phrase} en total`
}

const forEach = (language: Language) => (language === 'en' ? 'For each' : 'Por cada')
const onlyRows = (language: Language) => (language === 'en' ? 'Only rows with' : 'Solo filas con')
const source = (language: Language) => (language === 'en' ? 'From:' : 'De:')

function nameOf({ id, name }: Dataset, language: Language): string {
  return name === undefined ? id : textIn(name, language)
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
