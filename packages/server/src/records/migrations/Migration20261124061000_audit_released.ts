import { Migration } from '@mikro-orm/migrations'

/** Lets no figure be slipped into a release: what is added to it is recorded in the same transaction. */
export class Migration20261124061000_audit_released extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create trigger released_observation_insert_recorded before insert on released_observation
        when not exists (select 1 from setting where name = 'recording')
        begin select raise(abort, 'A released figure must be recorded in the audit trail.'); end;`,
    )
  }
}
