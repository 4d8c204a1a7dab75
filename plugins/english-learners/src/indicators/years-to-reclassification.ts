import { aggregate, defineIndicator, unavailable, years } from '@planwright/sdk'
import { languageAssessments } from '../datasets/language-assessments.js'

const leaving = { school: 'north', schoolYear: '2018-19', reclassified: true } as const

export const yearsToReclassification = defineIndicator({
  id: 'english-learners.years-to-reclassification',
  title: { en: 'Years to reclassification', es: 'Años hasta la reclasificación' },
  question: {
    en: 'How many years did the students who left English learner status this year need for it?',
    es: '¿Cuántos años necesitaron los estudiantes que este año dejaron de ser aprendices de inglés?',
  },
  unit: 'years',
  better: 'lower',
  advances: ['actions/english-learners'],
  value: aggregate({
    of: languageAssessments,
    where: 'reclassified',
    value: 'median(yearsAsLearner)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: ['grade', 'race', 'disability', 'meal', 'gender', 'language'],
  every: 'year',
  owner: { en: 'Coordinator of Language Assessment', es: 'Coordinación de Evaluación Lingüística' },
  backup: { en: 'Director of English Learner Services', es: 'Dirección de Servicios para Aprendices de Inglés' },
  method: {
    en: 'The median of the years from the day a student was identified as an English learner to the end of the school year in which he or she met the state’s exit criteria. Half needed fewer years, half more. Learners who have not left yet are not part of it: read it together with the share who meet their growth target.',
    es: 'La mediana de los años desde que se identificó al estudiante como aprendiz de inglés hasta el fin del año escolar en que cumplió los criterios de salida del estado. La mitad necesitó menos años y la mitad más. No incluye a quienes aún no salen: léase junto con la proporción que alcanza su meta de avance.',
  },
  source: {
    en: 'ESEA section 3121(a): reports on leaving English learner status, 20 U.S.C. 6841; the median is the district’s choice',
    es: 'ESEA sección 3121(a): informes sobre la salida de la condición de aprendiz de inglés, 20 U.S.C. 6841; la mediana es elección del distrito',
  },
  examples: [
    {
      when: 'students needed 3, 4 and 9 years: the long way of one does not move the middle',
      given: {
        'language-assessments': [
          { ...leaving, student: 'ada', yearsAsLearner: 3 },
          { ...leaving, student: 'ben', yearsAsLearner: 4 },
          { ...leaving, student: 'cleo', yearsAsLearner: 9 },
        ],
      },
      then: years(4),
    },
    {
      when: 'two students needed 3.5 and 4.4 years: the middle of the two is rounded up',
      given: {
        'language-assessments': [
          { ...leaving, student: 'ada', yearsAsLearner: 3.5 },
          { ...leaving, student: 'ben', yearsAsLearner: 4.4 },
        ],
      },
      then: years(4),
    },
    {
      when: 'nobody left English learner status this year',
      given: { 'language-assessments': [{ ...leaving, student: 'ada', yearsAsLearner: 6, reclassified: false }] },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
