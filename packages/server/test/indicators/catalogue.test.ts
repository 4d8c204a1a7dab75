import { RegistryError } from '@planwright/engine'
import { aggregate, unavailable } from '@planwright/sdk'
import { Catalogue, type Edition } from '@planwright/server'
import { expect } from 'chai'
import { libraryWith, loans, returned } from '../support/library.js'

const ids = (edition: Edition) => edition.indicators.map(({ definition }) => definition.id)
const registeredNamed = (id: string) => ({
  department: 'library',
  definition: returned(id),
  appliesFrom: null,
  earlier: [],
})

/** The codes of what speaks against something. */
function problemsOf(work: () => unknown): readonly string[] {
  try {
    work()
    return []
  } catch (error) {
    if (error instanceof RegistryError) return error.problems.map(({ code }) => code)
    throw error
  }
}

describe('the live catalogue', () => {
  it('adds what was registered to what the plugins declare', () => {
    const catalogue = new Catalogue([libraryWith('library.returned')])
    const edition = catalogue.compose({ registered: [registeredNamed('library.kept')], retired: [] })
    expect(ids(edition)).to.deep.equal(['library.kept', 'library.returned'])
    expect(edition.indicators.map(({ department }) => department.id)).to.deep.equal(['library', 'library'])
  })

  it('shows nobody a new edition before it replaces the one that stands', () => {
    const catalogue = new Catalogue([libraryWith('library.returned')])
    const next = catalogue.compose({ registered: [registeredNamed('library.kept')], retired: [] })
    expect(ids(catalogue.edition)).to.deep.equal(['library.returned'])
    catalogue.replaceBy(next)
    expect(ids(catalogue.edition)).to.deep.equal(['library.kept', 'library.returned'])
  })

  it('keeps a retired indicator readable, but neither calculates nor counts it', () => {
    const limited = { indicatorLimit: 1 }
    const catalogue = new Catalogue([libraryWith('library.returned')], [], limited)
    const registered = [registeredNamed('library.kept')]
    expect(problemsOf(() => catalogue.compose({ registered, retired: [] }))).to.deep.equal(['INDICATOR_LIMIT'])
    const edition = catalogue.compose({ registered, retired: ['library.returned'] })
    expect(ids(edition)).to.deep.equal(['library.kept'])
    expect(edition.retired.map(({ definition }) => definition.id)).to.deep.equal(['library.returned'])
  })

  it('refuses a registered indicator with the id of a plugin’s, also of a retired one', () => {
    const catalogue = new Catalogue([libraryWith('library.returned')])
    const registered = [registeredNamed('library.returned')]
    expect(problemsOf(() => catalogue.compose({ registered, retired: [] }))).to.deep.equal(['ID_TAKEN'])
    expect(problemsOf(() => catalogue.compose({ registered, retired: ['library.returned'] }))).to.deep.equal([
      'ID_TAKEN',
    ])
  })

  it('keeps what was approved before a rule refused it, and refuses the like of it now', () => {
    const longest = (id: string) => {
      const definition = { ...returned(id), unit: 'days', value: aggregate({ of: loans, value: 'max(days)' }) } as const
      const examples = definition.examples.map((example) => ({ ...example, then: unavailable('NO_DATA') }))
      return { ...registeredNamed(id), definition: { ...definition, examples } }
    }
    const approved = { registered: [longest('library.longest')], retired: [] }
    const catalogue = new Catalogue([libraryWith('library.returned')], [], {}, approved)
    const next = catalogue.compose({
      ...approved,
      registered: [...approved.registered, registeredNamed('library.kept')],
    })
    catalogue.replaceBy(next)
    expect(ids(catalogue.edition)).to.include.members(['library.longest', 'library.kept'])
    const another = { ...approved, registered: [...approved.registered, longest('library.farthest')] }
    expect(problemsOf(() => catalogue.compose(another))).to.deep.equal(['FORMULA_SINGLE_VALUE'])
  })

  it('gives a department without a plugin its registered indicators', () => {
    const catalogue = new Catalogue([], [{ id: 'library', name: { en: 'Library' } }])
    const registered = [registeredNamed('library.kept')]
    expect(problemsOf(() => catalogue.compose({ registered, retired: [] }))).to.deep.equal(['DATASET_UNKNOWN'])
  })
})
