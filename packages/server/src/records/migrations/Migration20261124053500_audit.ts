import { Migration } from '@mikro-orm/migrations'

const guarded = ['target', 'registration', 'retirement', 'import']

/**
 * Keeps the audit trail. Its entries are added and never altered; and what people write in the records is refused
 * unless it is recorded in the same transaction.
 */
export class Migration20261124053500_audit extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table \`audit_entry\` (\`seq\` integer not null primary key autoincrement, \`at\` text not null, \`subject\` text not null, \`action\` text not null, \`target\` text null, \`release\` text null, \`details\` text not null, \`previousHash\` text not null, \`hash\` text not null);`,
    )
    for (const change of ['update', 'delete'])
      this.addSql(
        `create trigger audit_entry_no_${change} before ${change} on audit_entry
          begin select raise(abort, 'The audit trail only grows.'); end;`,
      )
    for (const table of guarded)
      for (const change of ['insert', 'update', 'delete'])
        this.addSql(
          `create trigger ${table}_${change}_recorded before ${change} on \`${table}\`
            when not exists (select 1 from setting where name = 'recording')
            begin select raise(abort, 'A change of ${table} must be recorded in the audit trail.'); end;`,
        )
  }
}
