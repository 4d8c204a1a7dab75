import { Entity, PrimaryKey, Property } from '@mikro-orm/core'

/** A fact about the data folder itself, such as what its figures are labelled. */
@Entity({ tableName: 'setting' })
export class Setting {
  @PrimaryKey({ type: 'string' })
  name!: string

  @Property({ type: 'string', nullable: true })
  value!: string | null
}
