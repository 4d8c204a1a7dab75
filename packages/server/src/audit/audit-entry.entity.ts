import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/core'
import type { AuditEntry } from '@planwright/audit'

/** Something that happened: who, what, when, under which release; linked to the entry before by its hash. */
@Entity({ tableName: 'audit_entry' })
@Index({
  name: 'audit_entry_file',
  expression: "create index `audit_entry_file` on `audit_entry` (`target`) where `action` = 'file.store'",
})
export class AuditRecord implements AuditEntry {
  @PrimaryKey({ type: 'integer' })
  seq!: number

  @Property({ type: 'string' })
  at!: string

  @Property({ type: 'string' })
  subject!: string

  @Property({ type: 'string' })
  action!: string

  @Property({ type: 'string', nullable: true })
  target!: string | null

  @Property({ type: 'string', nullable: true })
  release!: string | null

  /** Canonical JSON, as it was hashed. */
  @Property({ type: 'string' })
  details!: string

  @Property({ type: 'string' })
  previousHash!: string

  @Property({ type: 'string' })
  hash!: string
}
