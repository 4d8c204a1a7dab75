import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/core'
import type { IndicatorInput } from './indicator.input.js'

/** Where a version of a registered definition stands. */
export enum RegistrationState {
  DRAFT = 'DRAFT',
  PROPOSED = 'PROPOSED',
  APPROVED = 'APPROVED',
  DECLINED = 'DECLINED',
  REPLACED = 'REPLACED',
  WITHDRAWN = 'WITHDRAWN',
}

/** One version of a definition that came through the API. The definition never changes; another one is another row. */
@Entity({ tableName: 'registration' })
@Unique({ properties: ['indicator', 'number'] })
@Index({ properties: ['state'] })
export class RegistrationEntry {
  @PrimaryKey({ type: 'integer' })
  id!: number

  @Property({ type: 'string' })
  indicator!: string

  /** 1 for the first version of an indicator. */
  @Property({ type: 'integer' })
  number!: number

  @Property({ type: 'string' })
  department!: string

  /** The digest of the definition. */
  @Property({ type: 'string' })
  version!: string

  @Property({ type: 'json' })
  input!: IndicatorInput

  /** The first school year it holds for; null for all. */
  @Property({ type: 'string', nullable: true })
  appliesFrom!: string | null

  @Property({ type: 'string' })
  state!: RegistrationState

  @Property({ type: 'string' })
  draftedBy!: string

  @Property({ type: 'string' })
  draftedAt!: string

  @Property({ type: 'string', nullable: true })
  proposedBy!: string | null

  @Property({ type: 'string', nullable: true })
  proposedAt!: string | null

  @Property({ type: 'string', nullable: true })
  approvedBy!: string | null

  @Property({ type: 'string', nullable: true })
  approvedAt!: string | null

  @Property({ type: 'string', nullable: true })
  declinedBy!: string | null

  @Property({ type: 'string', nullable: true })
  declinedAt!: string | null

  @Property({ type: 'string', nullable: true })
  declinedBecause!: string | null

  @Property({ type: 'string', nullable: true })
  withdrawnBy!: string | null

  @Property({ type: 'string', nullable: true })
  withdrawnAt!: string | null
}
