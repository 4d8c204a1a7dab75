import { expect } from 'chai'
import fc from 'fast-check'
import { Direction, GridOrderBy } from '../../src/answers/grid.input.js'
import { GridPages } from '../../src/answers/grid.pages.js'
import { GridRow, rowKey } from '../../src/answers/grid.type.js'
import { inTextOrder, type Page, type Paging, pageOfList } from '../../src/graphql/connection.js'
import { isTextPlace, Places } from '../../src/graphql/cursor.js'

/** A row of a list while somebody goes through its pages. */
interface Row {
  readonly id: string
  readonly value: number | null
}

/** What happens to the list between two pages: these rows leave, and these come. */
interface Change {
  readonly leave: readonly number[]
  readonly come: readonly Row[]
}

const row = fc.record({
  id: fc.string({ minLength: 1, maxLength: 6 }),
  value: fc.option(fc.integer({ max: 3, min: 0 })),
})
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 25 })
const change = fc.record({ leave: fc.array(fc.nat(30), { maxLength: 6 }), come: fc.array(row, { maxLength: 4 }) })
const changes = fc.array(change, { maxLength: 12 })
const size = fc.integer({ min: 1, max: 5 })

type PageOf = (list: readonly Row[], first: number, after: string | undefined) => Page<{ readonly id: string }>

/** Goes through all pages of a list that changes meanwhile: what was seen, and which rows were there all the time. */
function walk(start: readonly Row[], between: readonly Change[], first: number, pageOf: PageOf) {
  let list = new Map(start.map((one) => [one.id, one]))
  const stayed = new Set(list.keys())
  const ever = new Set(list.keys())
  const seen: string[] = []
  let after: string | undefined
  for (let pages = 0; ; pages += 1) {
    expect(pages, 'pages').to.be.at.most(ever.size + 1)
    const page = pageOf([...list.values()], first, after)
    seen.push(...page.edges.map(({ node }) => node.id))
    after = page.pageInfo.endCursor ?? undefined
    if (!page.pageInfo.hasNextPage) return { seen, stayed }
    const { leave, come } = between[pages] ?? { leave: [], come: [] }
    const gone = new Set(leave.map((position) => [...list.keys()][position]))
    list = new Map([...list].filter(([id]) => !gone.has(id)))
    for (const one of come) if (!ever.has(one.id)) list.set(one.id, one)
    for (const id of list.keys()) ever.add(id)
    for (const id of stayed) if (!list.has(id)) stayed.delete(id)
  }
}

function neitherRepeatsNorSkips(pageOf: PageOf): void {
  let pagesWalked = 0
  fc.assert(
    fc.property(rows, changes, size, (start, between, first) => {
      const { seen, stayed } = walk(start, between, first, pageOf)
      pagesWalked += Math.ceil(seen.length / first)
      expect(seen, 'repeated').to.have.length(new Set(seen).size)
      expect(
        [...stayed].filter((id) => !seen.includes(id)),
        'skipped',
      ).to.deep.equal([])
    }),
    { numRuns: 400 },
  )
  console.log(`      ${pagesWalked} pages`)
}

const paging: Paging<Row, string> = {
  places: new Places('rows', isTextPlace),
  placeOf: ({ id }) => id,
  inOrder: inTextOrder,
}

describe('Going through pages while rows come and go', () => {
  it('ends, repeats none and skips none that stayed, in a list sorted by name', () => {
    neitherRepeatsNorSkips((list, first, after) => {
      const sorted = [...list].sort((one, other) => inTextOrder(one.id, other.id))
      return pageOfList(sorted, { first, ...(after === undefined ? {} : { after }) }, paging)
    })
  })

  it('does so in a grid that is sorted by its values', () => {
    const order = [{ by: GridOrderBy.INDICATOR, indicator: 'share', direction: Direction.DESCENDING }]
    neitherRepeatsNorSkips((list, first, after) => {
      const page = new GridPages(order, { first, ...(after === undefined ? {} : { after }) })
      const shown = page.of(list.map(gridRow))
      return { ...shown, edges: shown.edges.map(({ cursor, node }) => ({ cursor, node: { id: node.orgUnitId } })) }
    })
  })
})

function gridRow({ id: orgUnit, value }: Row): GridRow {
  const place = { orgUnit, group: 'all', period: null }
  const cells = [{ indicatorId: 'share', observation: { value } }]
  const parts = { orgUnitId: orgUnit, groupKey: 'all', period: null, asOf: null, key: rowKey(place), cells }
  return Object.assign(new GridRow(), parts) as GridRow
}
