import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/core'

/** From when to when an indicator was worked out by a version of its definition. A version may come back. */
@Entity({ tableName: 'definitionInForce' })
@Index({ name: 'definition_in_force_by_indicator', properties: ['indicator', 'recordedAt'] })
export class DefinitionInForce {
  @PrimaryKey({ type: 'integer' })
  id!: number

  @Property({ type: 'string' })
  indicator!: string

  @Property({ type: 'string' })
  version!: string

  @Property({ type: 'string' })
  recordedAt!: string

  @Property({ type: 'string', nullable: true })
  supersededAt!: string | null
}
