import { Entity, PrimaryKey, Property } from '@mikro-orm/core'

/** A key by which a script signs in. Its secret is shown once, when it is issued; only the hash is kept. */
@Entity({ tableName: 'api_key' })
export class ApiKeyEntry {
  @PrimaryKey({ type: 'string' })
  id!: string

  /** What it is for, in the words of whoever issued it. */
  @Property({ type: 'string' })
  name!: string

  @Property({ type: 'string' })
  secretHash!: string

  @Property({ type: 'json' })
  roles!: string[]

  @Property({ type: 'string', nullable: true })
  department!: string | null

  @Property({ type: 'json' })
  schools!: string[]

  @Property({ type: 'json' })
  classrooms!: string[]

  @Property({ type: 'string' })
  issuedBy!: string

  @Property({ type: 'string' })
  issuedAt!: string

  @Property({ type: 'string' })
  expiresAt!: string

  @Property({ type: 'string', nullable: true })
  revokedAt!: string | null
}
