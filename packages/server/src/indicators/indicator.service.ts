import type { ResolvedIndicator } from '@planwright/engine'
import type { Edition } from './edition.js'
import { Indicator } from './indicator.type.js'

/** The indicator of this id as the API answers with it, retired or not; null where there is none. */
export function indicatorNamed(registry: Edition, id: string): Indicator | null {
  const resolved = [...registry.indicators, ...registry.retired].find(({ definition }) => definition.id === id)
  return resolved === undefined ? null : indicatorOf(resolved)
}

/** A department's indicators in the order it lists them. */
export function indicatorsOfDepartment(registry: Edition, department: string): readonly Indicator[] {
  return registry.indicators.filter((resolved) => resolved.department.id === department).map(indicatorOf)
}

export function indicatorOf({ definition, department, version, datasets }: ResolvedIndicator): Indicator {
  const ids = datasets.map((dataset) => dataset.id)
  return Object.assign(new Indicator(), {
    id: definition.id,
    definition,
    departmentId: department.id,
    version,
    datasets: ids,
  })
}
