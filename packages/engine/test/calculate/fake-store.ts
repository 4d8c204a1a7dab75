import type { FactStore, MeasuredCell, MeasureRequest } from '@planwright/facts'

/** A cell of the district, all students, one year, with the changes a test wants. */
export function cell(measure: string, change: Partial<MeasuredCell> = {}): MeasuredCell {
  return {
    measure,
    orgUnit: 'district',
    group: 'all',
    period: '2016-17',
    numerator: null,
    denominator: null,
    value: null,
    people: null,
    numeratorMost: null,
    denominatorMost: null,
    isOfTwo: false,
    reason: null,
    dataThrough: '2017-06-30',
    ...change,
  }
}

export interface FakeStore extends FactStore {
  readonly requests: readonly MeasureRequest[]
}

/** A store that answers each statement with the given cells of its measures, or fails where told to. */
export function fakeStore(cells: readonly MeasuredCell[], failing: readonly string[] = []): FakeStore {
  const requests: MeasureRequest[] = []
  const unused = () => Promise.reject(new Error('Not part of this test.'))
  const store: FakeStore = {
    requests,
    measure(request) {
      requests.push(request)
      const ids = request.measures.map(({ id }) => id)
      if (ids.some((id) => failing.includes(id))) return Promise.reject(new Error('The statement failed.'))
      return Promise.resolve(cells.filter(({ measure }) => ids.includes(measure)))
    },
    versions: () =>
      Promise.resolve([{ dataset: 'library.visits', schoolYear: '2016-17', importId: '1', isUndo: false }]),
    importFiles: unused,
    empty: unused,
    undo: unused,
    lastDays: unused,
    imports: unused,
    log: unused,
    rows: unused,
    distinct: unused,
    within: () => store,
    close: () => Promise.resolve(),
  }
  return store
}
