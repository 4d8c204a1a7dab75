import { connectionOf } from '../graphql/connection.js'
import { Indicator } from './indicator.type.js'

export const IndicatorConnection = connectionOf('Indicator', () => Indicator)
