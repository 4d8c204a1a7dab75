import type { DimensionId } from '../groups.js'

/** Every header under which the state has published the groups of a dimension. */
const headersOf: Readonly<Partial<Record<DimensionId, readonly string[]>>> = {
  race: ['Race/Ethnicity', 'Race', 'Ethnicity', 'Race and Ethnicity'],
  englishLearner: [
    ...['English Learner Status', 'English Learner', 'English Learners', 'EL', 'EL Status', 'ELL', 'ELL Status'],
    ...['English Language Learner', 'English Language Learners', 'English Language Learner Status'],
    ...['Multilingual Learner', 'Multilingual Learners', 'Multilingual Learner Status', 'ML', 'ML Status'],
    ...['EL/ML', 'EL/ML Status', 'English Learner/Multilingual Learner Status', 'MLL Status'],
  ],
  disability: [
    ...['Special Education Status', 'Special Education', 'Special Education Students', 'Disability'],
    ...['Disability Status', 'Students With Disabilities', 'Students With Disabilities Status', 'SWD', 'SWD Status'],
    ...['Student With Disabilities', 'Student With A Disability', 'SpEd', 'SpEd Status'],
  ],
  meal: [
    ...['Free/Reduced Price Meal Eligibility', 'Free/Reduced-Price Meal Eligibility', 'Free/Reduced Meal Eligibility'],
    ...['Free or Reduced Price Meal Eligibility', 'Free or Reduced-Price Meal Eligibility', 'Meal Eligibility'],
    ...['Free/Reduced Lunch', 'Free/Reduced Lunch Status', 'Free/Reduced Lunch Eligibility', 'Lunch Status'],
    ...['Free/Reduced Price Lunch', 'Free/Reduced-Price Lunch', 'Free or Reduced Price Lunch'],
    ...['Eligibility for Free/Reduced Price Meals', 'Free/Reduced Price Meals', 'FRL', 'FRPL', 'FRPM'],
  ],
  gender: ['Gender', 'Sex'],
  highNeeds: [
    ...['High Needs', 'High Need', 'High Needs Status', 'High Needs Students', 'High-Needs', 'High-Needs Status'],
  ],
}

/** The dimension each header holds the groups of. */
export const groupHeaders: Readonly<Record<string, DimensionId>> = Object.fromEntries(
  Object.entries(headersOf).flatMap(([dimension, headers]) =>
    headers.map((header) => [header, dimension as DimensionId]),
  ),
)

/** Headers of columns that hold groups of several dimensions under each other. */
export const mixedGroupHeaders: readonly string[] = [
  ...['Student Group', 'Student Groups', 'Student Group Name', 'Student Subgroup', 'Subgroup', 'Subgroup Name'],
  ...['Group', 'Group Name', 'Student Category'],
]
