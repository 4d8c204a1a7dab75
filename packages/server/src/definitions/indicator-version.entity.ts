import { Entity, PrimaryKey, Property } from '@mikro-orm/core'
import type { AnyIndicator } from '@planwright/sdk'

/** A definition as it stood when figures were worked out by it. Kept for ever: old figures are explained by it. */
@Entity({ tableName: 'indicatorVersion' })
export class IndicatorVersion {
  @PrimaryKey({ type: 'string' })
  indicator!: string

  /** The digest of the definition. */
  @PrimaryKey({ type: 'string' })
  version!: string

  @Property({ type: 'string' })
  department!: string

  /** Everything but functions: the value of a computed indicator lacks its `calculate`. */
  @Property({ type: 'json' })
  definition!: AnyIndicator

  /** The datasets it reads, with their columns and file formats. */
  @Property({ type: 'json' })
  datasets!: readonly string[]

  @Property({ type: 'string' })
  firstUsedAt!: string
}
