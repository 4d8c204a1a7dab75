import { type Group, group } from './group.js'
import { homeLanguages } from './home-languages.js'
import type { Text } from './text.js'

/** A way of disaggregating students. */
export interface Dimension {
  readonly label: Text
  /** Only published rows name its groups: the roster does not say which students are in them. */
  readonly publishedOnly?: boolean
  readonly groups: readonly Group[]
}

const grade = (number: number): Group => {
  const two = String(number).padStart(2, '0')
  return group(String(number), `Grade ${number}`, `Grado ${number}`, String(number), two, `Grade ${two}`)
}

/**
 * The disaggregations students are reported by. Keys are ours; labels follow the federal and state
 * reporting categories, and aliases hold the spellings that changed between years.
 */
export const dimensions = {
  grade: {
    label: { en: 'Grade', es: 'Grado' },
    groups: [
      group('pk', 'Pre-kindergarten', 'Prekínder', 'PK', 'PreK', 'Pre-K', 'PR', 'Prekindergarten'),
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
        ...['American Indian', 'American Indian/Alaska Native', 'Indian or Alaska Native', 'Alaska Native'],
      ),
      group('asian', 'Asian', 'Asiático'),
      group(
        'black',
        'Black or African American',
        'Negro o afroamericano',
        ...['Black', 'Black/African American', 'African American'],
      ),
      group(
        'hispanic',
        'Hispanic/Latino of any race',
        'Hispano/latino de cualquier raza',
        ...['Hispanic', 'Hispanic/Latino', 'Hispanic or Latino', 'Hispanic or Latino of any race', 'Latino'],
      ),
      group(
        'pacific-islander',
        'Native Hawaiian or Other Pacific Islander',
        'Nativo de Hawái u otra isla del Pacífico',
        ...['Native Hawaiian/Other Pacific Islander', 'Native Hawaiian or Pacific Islander', 'Native Hawaiian'],
        ...['Native Hawaiian/Pacific Islander', 'Hawaiian or Pacific Islander', 'Pacific Islander'],
      ),
      group('two-or-more', 'Two or More Races', 'Dos o más razas', 'Two or More', 'Multiracial', 'Multi-Racial'),
      group('white', 'White', 'Blanco'),
    ],
  },
  englishLearner: {
    label: { en: 'English learner status', es: 'Condición de aprendiz de inglés' },
    groups: [
      group(
        'yes',
        'English learner',
        'Aprendiz de inglés',
        ...['English learners', 'EL', 'ELs', 'ELL', 'ELLs', 'English Language Learner', 'English Language Learners'],
        ...['Multilingual Learner', 'Multilingual Learners', 'ML', 'MLs', 'MLL', 'MLLs', 'EL/ML', 'ELs/MLs', 'true'],
        ...['English Learners/Multilingual Learners', 'Multilingual Learners/English Learners'],
      ),
      group(
        'no',
        'Not an English learner',
        'No es aprendiz de inglés',
        ...['Non-ELL', 'Non-EL', 'Non-ML', 'Non-MLL', 'Non-EL/ML', 'Not EL', 'Not ELL', 'Not English learner', 'false'],
        ...['Non-English learner', 'Non-English learners', 'Non-English Language Learner', 'Not English learners'],
        ...['Non-English Language Learners', 'Non-Multilingual Learner', 'Non-Multilingual Learners'],
      ),
    ],
  },
  disability: {
    label: { en: 'Special education status', es: 'Educación especial' },
    groups: [
      group(
        'yes',
        'Student with a disability',
        'Estudiante con discapacidad',
        ...['Special Education', 'Special Education Students', 'Students with disabilities', 'SWD', 'true'],
        ...['Student with disabilities', 'With disabilities', 'Special Ed', 'SpEd'],
      ),
      group(
        'no',
        'Student without a disability',
        'Estudiante sin discapacidad',
        ...['Non-Special Education', 'Non-Special Education Students', 'Not Special Education', 'Non-SWD', 'false'],
        ...['Students without disabilities', 'Student without disabilities', 'Without disabilities'],
      ),
    ],
  },
  meal: {
    label: { en: 'Meal eligibility', es: 'Elegibilidad para comidas' },
    groups: [
      group(
        'free',
        'Eligible for free meals',
        'Comidas gratis',
        ...['Eligible For Free Lunch', 'Free', 'Free Lunch', 'Free Meals', 'Free Lunch Eligible', 'Free Meal Eligible'],
      ),
      group(
        'reduced',
        'Eligible for reduced-price meals',
        'Comidas a precio reducido',
        ...['Eligible For Reduced Lunch', 'Eligible For Reduced Price Lunch', 'Eligible For Reduced-Price Lunch'],
        ...['Eligible for reduced price meals', 'Reduced', 'Reduced Lunch', 'Reduced Price', 'Reduced Price Lunch'],
        ...['Reduced Price Meals', 'Reduced-Price Meals', 'Reduced Price Meal Eligible', 'Reduced-Price Meal Eligible'],
      ),
      group(
        'not-eligible',
        'Not eligible',
        'No elegible',
        ...['Not Eligible For Lunch', 'Not Eligible For Free/Reduced Lunch', 'Not Eligible For Meals', 'Paid'],
        ...['Not Eligible For Free or Reduced Price Meals', 'Not Eligible For Free/Reduced Price Meals', 'Full Price'],
      ),
      group(
        'free-or-reduced',
        'Eligible for free or reduced-price meals',
        'Comidas gratis o a precio reducido',
        ...['Free/Reduced', 'Free or Reduced', 'Free/Reduced Lunch', 'Free/Reduced Price Lunch', 'FRL', 'FRPL', 'FRPM'],
        ...['Free/Reduced Price Meals', 'Free/Reduced Price Meal Eligible', 'Free/Reduced-Price Meal Eligible'],
        ...['Free or Reduced Price Meals', 'Free or Reduced-Price Meals', 'Free/Reduced Meal Eligible'],
        ...['Eligible For Free/Reduced Lunch', 'Eligible For Free or Reduced Lunch'],
        ...['Eligible For Free/Reduced Price Meals', 'Eligible For Free or Reduced Price Meals'],
      ),
    ],
  },
  highNeeds: {
    label: { en: 'High needs status', es: 'Altas necesidades' },
    publishedOnly: true,
    groups: [
      group(
        'yes',
        'Student with high needs',
        'Estudiante con altas necesidades',
        ...['High Needs', 'High Need', 'High-Needs', 'High Needs Students', 'Students with high needs', 'true'],
      ),
      group(
        'no',
        'Student without high needs',
        'Estudiante sin altas necesidades',
        ...['Non-High Needs', 'Non-High Need', 'Not High Needs', 'Non-High Needs Students', 'false'],
        ...['Students without high needs'],
      ),
    ],
  },
  gender: {
    label: { en: 'Gender', es: 'Género' },
    groups: [
      group('female', 'Female', 'Femenino', 'Females', 'F'),
      group('male', 'Male', 'Masculino', 'Males', 'M'),
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

/** The dimensions by which the roster knows every student's group. */
export const rosterDimensionIds = dimensionIds.filter((id) => !isPublishedOnly(id))

/** Whether only published rows name the groups of a dimension, and no roster does. */
export function isPublishedOnly(id: DimensionId): boolean {
  const dimension: Dimension = dimensions[id]
  return dimension.publishedOnly === true
}

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
