import { Entity, PrimaryKey, Property } from '@mikro-orm/core'

/** What an indicator's figures of a school year were last worked out from. */
@Entity({ tableName: 'calculation' })
export class Calculation {
  @PrimaryKey({ type: 'string' })
  indicator!: string

  @PrimaryKey({ type: 'string' })
  schoolYear!: string

  /** Of the indicator's version and the imports of its datasets; the same again means nothing to do. */
  @Property({ type: 'string' })
  fingerprint!: string

  @Property({ type: 'string' })
  calculatedAt!: string
}
