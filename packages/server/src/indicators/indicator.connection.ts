import { connectionOf, inTextOrder, type Paging } from '../graphql/connection.js'
import { isTextPlace, Places } from '../graphql/cursor.js'
import { Indicator } from './indicator.type.js'

export const IndicatorConnection = connectionOf('Indicator', () => Indicator)

/** How a list of indicators is read page by page: the catalogue is in the order of their ids. */
export function indicatorPaging(list: string, scope?: unknown): Paging<Indicator, string> {
  return { places: new Places(list, isTextPlace, scope), placeOf: ({ id }) => id, inOrder: inTextOrder }
}
