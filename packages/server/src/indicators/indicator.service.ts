import type { Registry, ResolvedIndicator } from '@planwright/engine'
import { Indicator } from './indicator.type.js'

/** The indicator of this id as the API answers with it; null where no plugin declares it. */
export function indicatorNamed(registry: Registry, id: string): Indicator | null {
  const resolved = registry.indicators.find(({ definition }) => definition.id === id)
  return resolved === undefined ? null : indicatorOf(resolved)
}

/** A department's indicators in the order it lists them. */
export function indicatorsOfDepartment(registry: Registry, department: string): readonly Indicator[] {
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
