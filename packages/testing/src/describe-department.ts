import { composeRegistry, openExampleStore, type ResolvedIndicator, runExample } from '@planwright/engine'
import type { AnyIndicator, Department, Example, Text } from '@planwright/sdk'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { reversedRows } from './reversed-rows.js'
import { unfrozenPlaces } from './unfrozen-places.js'

/**
 * The test suite every department shares: its rules hold, its data is frozen, its texts are there in both languages,
 * and every worked example comes true in the real engine, in whatever order its rows stand.
 */
export function describeDepartment(department: Department): void {
  describe(`the department ${department.id}`, () => {
    it('keeps every rule', () => {
      expect(() => composeRegistry([department])).not.to.throw()
    })

    it('is frozen data: nothing can change it after it is read', () => {
      expect(unfrozenPlaces(department, department.id)).to.deep.equal([])
    })

    it('has the same version each time it is read', () => {
      const versions = () => composeRegistry([department]).indicators.map(({ version }) => version)
      expect(versions()).to.deep.equal(versions())
    })

    it('has a name in English and in Spanish', () => {
      expectBothLanguages(department.name)
    })

    for (const indicator of department.indicators) describeIndicator(department, indicator)
  })
}

function describeIndicator(department: Department, indicator: AnyIndicator): void {
  describe(`the indicator ${indicator.id}`, () => {
    it('has its title, question and method in English and in Spanish', () => {
      expectBothLanguages(indicator.title)
      expectBothLanguages(indicator.question)
      expectBothLanguages(indicator.method)
    })

    for (const example of indicator.examples) {
      it(`when ${example.when}, answers ${answerInWords(example)}`, async () => {
        await expectAnswer(department, indicator, example)
      })
      it(`when ${example.when}, answers the same whatever the order of the rows`, async () => {
        await expectAnswer(department, indicator, reversedRows(example))
      })
    }
  })
}

async function expectAnswer(department: Department, indicator: AnyIndicator, example: Example<object>): Promise<void> {
  const outcome = await runExample(resolvedIn(department, indicator.id), example, openExampleStore)
  expect(outcome.problems).to.deep.equal([])
  expect(outcome.measurement).to.deep.equal(example.then)
}

function resolvedIn(department: Department, id: string): ResolvedIndicator {
  const found = composeRegistry([department]).indicators.find(({ definition }) => definition.id === id)
  if (found === undefined) throw new Error(`${department.id} has no indicator ${id}.`)
  return found
}

function answerInWords({ then: answer }: Example<object>): string {
  return answer.kind === 'value' ? `${answer.value} ${answer.unit}` : answer.reason
}

function expectBothLanguages(text: Text): void {
  expect(text.en.trim(), 'English').not.to.equal('')
  expect(text.es?.trim() ?? '', 'Spanish').not.to.equal('')
}
