import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { languageAssessments } from '../datasets/language-assessments.js'

const tested = { school: 'north', schoolYear: '2018-19', yearsAsLearner: 2, reclassified: false } as const

export const growthTarget = defineIndicator({
  id: 'english-learners.growth-target',
  title: { en: 'Growth in English', es: 'Avance en inglés' },
  question: {
    en: 'What share of our English learners grew in English as much as the state asks for this year?',
    es: '¿Qué proporción de nuestros aprendices de inglés avanzó este año en inglés tanto como pide el estado?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/english-learners'],
  value: ratio({
    of: languageAssessments,
    where: 'score is not null and target is not null',
    numerator: 'count(*) filter (where score >= target)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school', 'classroom'],
  groups: ['grade', 'race', 'disability', 'meal', 'gender', 'language'],
  every: 'year',
  owner: { en: 'Director of English Learner Services', es: 'Dirección de Servicios para Aprendices de Inglés' },
  backup: { en: 'Coordinator of Language Assessment', es: 'Coordinación de Evaluación Lingüística' },
  method: {
    en: 'English learners whose score on the yearly test reaches the target the state set for them, out of those who have both a score and a target. A score equal to the target counts. In the first year a student has no target and is left out.',
    es: 'Aprendices de inglés cuyo puntaje en el examen anual alcanza la meta que les fijó el estado, sobre quienes tienen puntaje y meta. Un puntaje igual a la meta cuenta. El primer año no hay meta y el estudiante no se incluye.',
  },
  source: {
    en: 'ESSA: progress in achieving English language proficiency, 20 U.S.C. 6311(c)(4)(B)(iv); Connecticut sets growth targets on LAS Links',
    es: 'ESSA: avance hacia el dominio del inglés, 20 U.S.C. 6311(c)(4)(B)(iv); Connecticut fija metas de avance en LAS Links',
  },
  examples: [
    {
      when: 'one score equals its target, one is a point short, and a newcomer has no target yet',
      given: {
        'language-assessments': [
          { ...tested, student: 'ada', score: 512, target: 512 },
          { ...tested, student: 'ben', score: 511, target: 512 },
          { ...tested, student: 'cleo', score: 430 },
        ],
      },
      then: percent(50),
    },
    {
      when: 'a student with a target was not tested: the share is of those tested',
      given: {
        'language-assessments': [
          { ...tested, student: 'ada', score: 530, target: 512 },
          { ...tested, student: 'ben', target: 512 },
        ],
      },
      then: percent(100),
    },
    {
      when: 'every learner is in the first year',
      given: { 'language-assessments': [{ ...tested, student: 'ada', score: 430 }] },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
