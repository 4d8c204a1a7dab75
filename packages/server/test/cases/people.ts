import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { registering } from '../support/registering.js'
import type { Case } from './case.js'
import { onAServer } from './on-a-server.js'

const score = 437
/** Twelve English learners, of whom one was tested. */
const assessments = [
  'student,schoolYear,school,score,target,yearsAsLearner,reclassified',
  ...Array.from({ length: 12 }, (_, one) => `t${one},2018-19,21,${one === 0 ? score : ''},,2.0,false`),
]
const tested = { school: 'a', schoolYear: '2018-19', yearsAsLearner: 2, reclassified: false }

const meanScore = {
  id: 'english-learners.mean-score',
  title: { en: 'Mean score', es: 'Puntaje promedio' },
  question: { en: 'What do English learners score?', es: '¿Qué puntaje obtienen los aprendices de inglés?' },
  unit: 'RATIO',
  better: 'HIGHER',
  advances: ['actions/english-learners'],
  value: { aggregate: { of: 'english-learners.language-assessments', value: 'avg(score)' } },
  levels: ['DISTRICT', 'SCHOOL'],
  owner: { en: 'Head of department', es: 'Dirección' },
  backup: { en: 'Analyst', es: 'Análisis' },
  method: { en: 'The mean of the scores there are.', es: 'El promedio de los puntajes que hay.' },
  examples: [
    {
      when: 'two of three are tested',
      given: {
        'language-assessments': [
          { ...tested, student: 'a', score: 400 },
          { ...tested, student: 'b', score: 500 },
          { ...tested, student: 'c' },
        ],
      },
      then: { value: 450 },
    },
    {
      when: 'nobody is tested',
      given: { 'language-assessments': [{ ...tested, student: 'a' }] },
      then: { reason: 'ZERO_DENOMINATOR' },
    },
  ],
}

const preview = `query ($input: IndicatorInput!) { previewIndicator(input: $input) {
  problems { code message } figures { level value reason people fewestPeople }
} }`
const latest = `{ indicator(id: "english-learners.mean-score") { latest { value reason people numerator denominator bound { kind } }
  school: latest(orgUnit: "school/21") { value reason people } } }`
const release = `mutation { publishRelease(period: "2018-19") { release { period } problems { code } } }`

/** One child stands behind the mean: nobody without access to records may see it, the approver in a preview neither. */
const meanOfOne: Case = {
  input: 'avg(score) where one of twelve was tested',
  right: 'hidden from the approver and the public; it is about one child',
  check: () =>
    onAServer(async (server) => {
      await importText(server, 'english-learners.language-assessments', assessments.join('\n'))
      const previewed = JSON.stringify((await server.ask(preview, { input: meanScore })).data)
      expect(previewed).to.contain('"problems":[]').and.contain('"reason":"SUPPRESSED"')
      expect(previewed).to.not.contain(String(score))
      expect((await registering(server).approved(meanScore)).problems).to.deep.equal([])
      const own = (await server.ask<{ readonly indicator: { readonly latest: object } }>(latest)).data
      expect(own.indicator.latest).to.include({ value: score, reason: null })
      expect((await server.ask<object>(release)).data).to.deep.equal({
        publishRelease: { release: { period: '2018-19' }, problems: [] },
      })
      const { data: seen } = await server.askWith<object>(null, latest)
      expect(seen).to.have.nested.property('indicator.latest.value', null)
      expect(seen).to.have.nested.property('indicator.latest.reason', 'SUPPRESSED')
      expect(seen).to.have.nested.property('indicator.latest.people', null)
      expect(JSON.stringify(seen)).to.not.contain(String(score))
    }),
}

export const peopleCases: readonly Case[] = [meanOfOne]
