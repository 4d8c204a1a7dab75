import { Migration } from '@mikro-orm/migrations'

/** Lets the audit trail grow at its end only: `insert or replace` would take an entry away without asking a trigger. */
export class Migration20261124055000_audit_end extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create trigger audit_entry_at_end before insert on audit_entry
        when new.seq is not (select coalesce(max(seq), 0) + 1 from audit_entry)
        begin select raise(abort, 'The audit trail grows at its end.'); end;`,
    )
  }
}
