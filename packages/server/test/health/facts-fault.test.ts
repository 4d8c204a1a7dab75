import type { EffectiveImport, FactsState, ImportRecord } from '@planwright/facts'
import { faultOfFacts } from '@planwright/server'
import { expect } from 'chai'

const counts = { read: 1, accepted: 1, rejected: 0, changed: 1 }

function effective(id: string, dataset = 'library.loans'): EffectiveImport {
  const plain = {
    kind: 'import',
    scope: null,
    confirmed: [],
    acceptPartial: false,
    schoolYear: null,
    undoes: null,
  } as const
  return { id, ...plain, dataset, files: [], at: '2026-11-28T16:00:00.000Z', ...counts }
}

function holding(...imports: readonly EffectiveImport[]): FactsState {
  return { state: 'sound', imports: imports.map((one): ImportRecord => ({ ...one, years: [] })) }
}

function codeOf(found: FactsState, onRecord: readonly EffectiveImport[], unsettled: readonly string[] = []) {
  const recorded = { effective: onRecord, unsettled: new Set(unsettled) }
  const isDeclared = (dataset: string) => dataset !== 'gone.rows'
  return faultOfFacts(found, { folder: '/data', recorded, isDeclared })?.code ?? null
}

const [a, b, c] = [effective('a'), effective('b'), effective('c')]
const gone = effective('gone', 'gone.rows')

const cases: readonly (readonly [string, FactsState, readonly EffectiveImport[], string | null])[] = [
  ['hold every import on record, in its order', holding(a, b), [a, b], null],
  ['are absent before the first import', { state: 'absent' }, [], null],
  ['are absent after imports', { state: 'absent' }, [a], 'FACTS_MISSING'],
  ['are damaged', { state: 'damaged', cause: 'a checksum' }, [a], 'FACTS_DAMAGED'],
  ['are damaged before the first import', { state: 'damaged', cause: 'a checksum' }, [], 'FACTS_DAMAGED'],
  ['lack the last import', holding(a), [a, b], 'FACTS_OLDER'],
  ['lack an import in the middle', holding(a, c), [a, b, c], 'FACTS_OLDER'],
  ['hold an import that is not on record', holding(a, b), [a], 'FACTS_NEWER'],
  ['hold other imports than those on record', holding(c), [a, b], 'FACTS_FOREIGN'],
  ['hold the imports in another order', holding(b, a), [a, b], 'FACTS_FOREIGN'],
  ['lack rows of a dataset that nobody declares any more', holding(a), [a, gone], null],
  ['hold rows of a dataset that nobody declares any more', holding(gone, a), [a], null],
]

describe('facts, compared with the records,', () => {
  for (const [what, found, onRecord, code] of cases)
    it(`that ${what} are ${code ?? 'as they should be'}`, () => {
      expect(codeOf(found, onRecord)).to.equal(code)
    })

  it('may hold an import whose end is not on record', () => {
    expect(codeOf(holding(a, b), [a], ['b'])).to.equal(null)
  })

  it('may lack an import whose end is not on record', () => {
    expect(codeOf(holding(a), [a], ['b'])).to.equal(null)
  })
})
