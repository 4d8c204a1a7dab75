import { type Group, group } from './group.js'
import { homeLanguages } from './home-languages.js'
import type { Text } from './text.js'

/** A way of disaggregating students. */
export interface Dimension {
  readonly label: Text
  readonly groups: readonly Group[]
}

const grade = (number: number): Group =>
  group(String(number), `Grade ${number}`, `Grado ${number}`, String(number), String(number).padStart(2, '0'))

/**
 * The disaggregations students are reported by. Keys are ours; labels follow the federal and state
 * reporting categories, and aliases hold the spellings that changed between years.
 */
export const dimensions = {
  grade: {
    label: { en: 'Grade', es: 'Grado' },
    groups: [
      group('pk', 'Pre-kindergarten', 'Prekínder', 'PK', 'PreK', 'Pre-K', 'PR'),
      group('k', 'Kindergarten', 'Kínder', 'K', 'KG', 'TK'),
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(grade),
    ],
  },
  race: {
    label: { en: 'Race/ethnicity', es: 'Raza/etnia' },
    groups: [
      group(
        'american-indian',
        'American Indian or Alaska Native',
        'Indígena americano o nativo de Alaska',
        'Indian or Alaska Native',
      ),
      group('asian', 'Asian', 'Asiático'),
      group('black', 'Black or African American', 'Negro o afroamericano', 'Black'),
      group(
        'hispanic',
        'Hispanic/Latino of any race',
        'Hispano/latino de cualquier raza',
        'Hispanic',
        'Hispanic/Latino',
      ),
      group(
        'pacific-islander',
        'Native Hawaiian or Other Pacific Islander',
        'Nativo de Hawái u otra isla del Pacífico',
        'Hawaiian or Pacific Islander',
      ),
      group('two-or-more', 'Two or More Races', 'Dos o más razas'),
      group('white', 'White', 'Blanco'),
    ],
  },
  englishLearner: {
    label: { en: 'English learner status', es: 'Condición de aprendiz de inglés' },
    groups: [
      group('yes', 'English learner', 'Aprendiz de inglés', 'ELL', 'EL', 'true'),
      group('no', 'Not an English learner', 'No es aprendiz de inglés', 'Non-ELL', 'Non-EL', 'false'),
    ],
  },
  disability: {
    label: { en: 'Special education status', es: 'Educación especial' },
    groups: [
      group('yes', 'Student with a disability', 'Estudiante con discapacidad', 'Special Education', 'true'),
      group('no', 'Student without a disability', 'Estudiante sin discapacidad', 'Non-Special Education', 'false'),
    ],
  },
  meal: {
    label: { en: 'Meal eligibility', es: 'Elegibilidad para comidas' },
    groups: [
      group('free', 'Eligible for free meals', 'Comidas gratis', 'Eligible For Free Lunch', 'Free'),
      group(
        'reduced',
        'Eligible for reduced-price meals',
        'Comidas a precio reducido',
        'Eligible For Reduced Lunch',
        'Reduced',
      ),
      group('not-eligible', 'Not eligible', 'No elegible', 'Not Eligible For Lunch'),
    ],
  },
  gender: {
    label: { en: 'Gender', es: 'Género' },
    groups: [
      group('female', 'Female', 'Femenino', 'F'),
      group('male', 'Male', 'Masculino', 'M'),
      group('non-binary', 'Non-binary', 'No binario', 'X', 'N', 'Nonbinary', 'Other'),
    ],
  },
  language: {
    label: { en: 'Home language', es: 'Idioma del hogar' },
    groups: homeLanguages,
  },
} as const satisfies Readonly<Record<string, Dimension>>

export type DimensionId = keyof typeof dimensions

/** The ids of all dimensions. */
export const dimensionIds = Object.keys(dimensions) as readonly DimensionId[]

/** Whether a text names a dimension. */
export function isDimension(text: string): text is DimensionId {
  return Object.hasOwn(dimensions, text)
}

/** Neighboring groups of a dimension taken together, for places where single ones are too small to be shown. */
export interface GroupSpan extends Group {
  /** The keys of the groups it takes together. */
  readonly of: readonly string[]
}

const grades = (key: string, en: string, es: string, ...of: readonly string[]): GroupSpan => ({
  ...group(key, en, es),
  of,
})

/** The spans of each dimension that has any. Every group of the dimension is in one. */
export const spans: Readonly<Partial<Record<DimensionId, readonly GroupSpan[]>>> = {
  grade: [
    grades('pk-2', 'Pre-kindergarten to grade 2', 'Prekínder a 2.º grado', 'pk', 'k', '1', '2'),
    grades('3-5', 'Grades 3 to 5', '3.º a 5.º grado', '3', '4', '5'),
    grades('6-8', 'Grades 6 to 8', '6.º a 8.º grado', '6', '7', '8'),
    grades('9-12', 'Grades 9 to 12', '9.º a 12.º grado', '9', '10', '11', '12'),
  ],
}
