import type { RegistryProblem } from '../problem.js'

/** What is wrong with the outer shape of something that should be a department; plugins in JavaScript have no types. */
export function departmentShape(department: unknown, position: number): readonly RegistryProblem[] {
  const fault = (message: string, remedy: string): readonly RegistryProblem[] => [
    { code: 'DEPARTMENT_SHAPE', plugin: nameOf(department, position), place: 'department', message, remedy },
  ]
  if (typeof department !== 'object' || department === null) {
    return fault('This is not a department.', 'Export `department`, made with defineDepartment, from src/index.ts.')
  }
  if ('department' in department || 'default' in department) {
    return fault('This is a module, not a department.', 'Pass its `department` export.')
  }
  const missing = ['id', 'name', 'datasets', 'indicators'].filter((key) => !(key in department))
  if (missing.length > 0) return fault(`It lacks ${missing.join(', ')}.`, 'Make it with defineDepartment.')
  const { datasets, indicators } = department as { readonly datasets: unknown; readonly indicators: unknown }
  if (!Array.isArray(datasets) || !Array.isArray(indicators)) {
    return fault('Its datasets and indicators are not lists.', 'Write datasets: [...] and indicators: [...].')
  }
  return [...parts(datasets, 'datasets', datasetKeys), ...parts(indicators, 'indicators', indicatorKeys)].flatMap(
    ({ place, lacking }) =>
      fault(`${place} lacks ${lacking.join(', ')}.`, 'Make it with defineDataset or defineIndicator.'),
  )
}

const datasetKeys = ['id', 'about', 'columns', 'key', 'replaces']
const indicatorKeys = [
  ...['id', 'title', 'question', 'unit', 'better', 'advances', 'value'],
  ...['levels', 'groups', 'every', 'method', 'examples'],
]

function parts(list: readonly unknown[], name: string, keys: readonly string[]) {
  return list
    .map((part, position) => ({ place: `${name}[${position}]`, lacking: keys.filter((key) => !has(part, key)) }))
    .filter(({ lacking }) => lacking.length > 0)
}

function has(part: unknown, key: string): boolean {
  return typeof part === 'object' && part !== null && key in part
}

function nameOf(department: unknown, position: number): string {
  if (
    typeof department === 'object' &&
    department !== null &&
    'id' in department &&
    typeof department.id === 'string'
  ) {
    return department.id
  }
  return `number ${position + 1}`
}
