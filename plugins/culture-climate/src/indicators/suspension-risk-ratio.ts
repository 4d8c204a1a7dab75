import { aggregate, computed, defineIndicator, quotient, roster, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { incidents } from '../datasets/incidents.js'
import { incident, studentsForRisk } from './students-for-risk.js'

const suspended = "response in ('in-school-suspension', 'out-of-school-suspension', 'expulsion')"
const blackOrHispanic = "race in ('black', 'hispanic')"
const others = "race not in ('black', 'hispanic')"

const enrolledWhere = (group: string) => aggregate({ of: roster.students, value: `count(*) filter (where ${group})` })
const suspendedWhere = (group: string) =>
  aggregate({ of: incidents, value: `count(distinct student) filter (where ${suspended} and ${group})` })

const black = studentsForRisk('black', 60, 6)
const hispanic = studentsForRisk('hispanic', 40, 2)
const white = studentsForRisk('white', 50, 2)
const fewWhite = studentsForRisk('white', 29, 2)

export const suspensionRiskRatio = defineIndicator({
  id: 'culture-climate.suspension-risk-ratio',
  title: {
    en: 'Risk of suspension of Black and Hispanic students against all others',
    es: 'Riesgo de suspensión de estudiantes negros e hispanos frente a los demás',
  },
  question: {
    en: 'How many times as likely is a Black or Hispanic student to be suspended as any other student?',
    es: '¿Cuántas veces más probable es que se suspenda a un estudiante negro o hispano que a cualquier otro?',
  },
  unit: 'ratio',
  better: 'lower',
  advances: ['actions/equity-of-policies', 'actions/climate-data'],
  value: computed({
    inputs: {
      suspended: suspendedWhere(blackOrHispanic),
      enrolled: enrolledWhere(blackOrHispanic),
      othersSuspended: suspendedWhere(others),
      othersEnrolled: enrolledWhere(others),
    },
    calculate({ suspended, enrolled, othersSuspended, othersEnrolled }) {
      const fewest = 30
      if (suspended.value === null || othersSuspended.value === null) return unavailable('NO_DATA')
      if (enrolled.value === null || othersEnrolled.value === null) return unavailable('NO_DATA')
      if (enrolled.value < fewest || othersEnrolled.value < fewest) return unavailable('NOT_APPLICABLE')
      if (othersSuspended.value === 0) return unavailable('ZERO_DENOMINATOR')
      return quotient((suspended.value * othersEnrolled.value) / (enrolled.value * othersSuspended.value))
    },
  }),
  levels: ['district', 'zone', 'school'],
  groups: ['grade', 'englishLearner', 'disability', 'meal', 'gender', 'language'],
  every: 'year',
  ...answerable,
  method: {
    en: 'The share of Black and Hispanic students suspended or expelled at least once, divided by the same share of all other students; 1 means the same risk. In school and out of school count, each student once. Students are those of the roster, in their school of record; students of unknown race are left out. With fewer than 30 students on either side there is no figure, and none where no other student was suspended.',
    es: 'La proporción de estudiantes negros e hispanos suspendidos o expulsados al menos una vez, dividida entre la misma proporción de los demás; 1 significa el mismo riesgo. Cuentan las suspensiones dentro y fuera de la escuela, cada estudiante una vez. Los estudiantes son los del registro, en su escuela oficial; quienes no tienen raza registrada se omiten. Con menos de 30 estudiantes en un lado no hay cifra, ni cuando no se suspendió a nadie más.',
  },
  source: {
    en: 'The risk ratio of the federal rules on significant disproportionality: one group against all other children, at least 30 of them (34 CFR 300.647)',
    es: 'El cociente de riesgos de las normas federales sobre desproporción significativa: un grupo frente a todos los demás niños, al menos 30 (34 CFR 300.647)',
  },
  examples: [
    {
      when: '8 of 100 Black and Hispanic students and 2 of 50 others were suspended',
      given: {
        students: [...black.students, ...hispanic.students, ...white.students],
        incidents: [...black.incidents, ...hispanic.incidents, ...white.incidents],
      },
      then: quotient(2),
    },
    {
      when: 'a student is suspended twice, and another gets a restorative answer: students count, once, and suspensions only',
      given: {
        students: [...black.students, ...hispanic.students, ...white.students],
        incidents: [
          ...[...black.incidents, ...hispanic.incidents, ...white.incidents],
          incident('black-0', 'in-school-suspension', '2018-11-05'),
          incident('white-40', 'restorative'),
        ],
      },
      then: quotient(2),
    },
    {
      when: 'a group is asked for: only its students are compared, 3 of 30 with 1 of 30',
      given: {
        students: [...black.students, ...white.students].map((student, index) => ({
          ...student,
          disability: index % 60 < 30 ? 'yes' : 'no',
        })),
        incidents: [
          ...['black-0', 'black-1', 'black-2', 'black-59', 'white-0', 'white-49'].map((student) =>
            incident(student, 'out-of-school-suspension'),
          ),
        ],
      },
      at: { group: 'disability/yes' },
      then: quotient(3),
    },
    {
      when: 'there are 29 other students, one too few',
      given: {
        students: [...black.students, ...fewWhite.students],
        incidents: [...black.incidents, ...fewWhite.incidents],
      },
      then: unavailable('NOT_APPLICABLE'),
    },
    {
      when: 'nobody else was suspended, so that there is nothing to compare with',
      given: { students: [...black.students, ...white.students], incidents: black.incidents },
      then: unavailable('ZERO_DENOMINATOR'),
    },
    {
      when: 'no Black or Hispanic student was suspended: zero is a figure',
      given: { students: [...black.students, ...white.students], incidents: white.incidents },
      then: quotient(0),
    },
    {
      when: 'no incident has been loaded: a missing file is not a year without suspensions',
      given: { students: [...black.students, ...white.students], incidents: [] },
      then: unavailable('NO_DATA'),
    },
  ],
})
