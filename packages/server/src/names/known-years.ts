import type { SchoolYear } from '@planwright/sdk'
import DataLoader from 'dataloader'
import type { VisibleObservations } from '../observations/visible.js'

/** Goes from year to year by the index of the district's figures, however many there are. */
const years = `select * from (with recursive found (indicator, year) as (
    select k.value, (select substr(min(o.period), 1, 7) from observation o
      where o.orgUnit = 'district' and o.indicator = k.value) from json_each(?) k
    union all
    select found.indicator, (select substr(min(o.period), 1, 7) from observation o
      where o.orgUnit = 'district' and o.indicator = found.indicator and o.period > found.year || '~')
    from found where found.year is not null)
  select found.indicator as named, found.year from found where found.year is not null)`

interface YearRow {
  readonly named: string
  readonly year: SchoolYear
}

/** The school years of which indicators have figures that the viewer sees, each in order. */
export function knownYears(visible: VisibleObservations): DataLoader<string, readonly SchoolYear[]> {
  return new DataLoader(async (indicators) => {
    const rows = await visible.rows<YearRow>(years, [JSON.stringify(indicators)])
    const found = new Map(indicators.map((id) => [id, new Set<SchoolYear>()]))
    for (const { named, year } of rows) found.get(named)?.add(year)
    return indicators.map((id) => [...(found.get(id) ?? [])].sort())
  })
}
