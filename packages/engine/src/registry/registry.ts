import type { AnyIndicator, Dataset, Department } from '@planwright/sdk'

/** An indicator together with what it needs: its department, its version and the datasets it reads. */
export interface ResolvedIndicator {
  readonly definition: AnyIndicator
  readonly department: Department
  /** The digest of the definition: two equal definitions have one version, on every machine. */
  readonly version: string
  readonly datasets: readonly Dataset[]
}

/** All departments joined. Sorted by id, whatever the order they were found in. */
export interface Registry {
  readonly departments: readonly Department[]
  /** The datasets of every department and of the core. */
  readonly datasets: readonly Dataset[]
  readonly indicators: readonly ResolvedIndicator[]
  /** How many indicators a department may have. */
  readonly indicatorLimit: number
}
