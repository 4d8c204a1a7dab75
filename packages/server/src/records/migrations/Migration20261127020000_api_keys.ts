import { Migration } from '@mikro-orm/migrations'

/** Keeps the keys of scripts. Whoever issues or revokes one is on record; what a key may do never changes. */
export class Migration20261127020000_api_keys extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table \`api_key\` (\`id\` text not null, \`name\` text not null, \`secretHash\` text not null, \`roles\` json not null, \`department\` text null, \`schools\` json not null, \`classrooms\` json not null, \`issuedBy\` text not null, \`issuedAt\` text not null, \`expiresAt\` text not null, \`revokedAt\` text null, primary key (\`id\`));`,
    )
    for (const change of ['insert', 'update'])
      this.addSql(
        `create trigger api_key_${change}_recorded before ${change} on api_key
          when not exists (select 1 from setting where name = 'recording')
          begin select raise(abort, 'A change of api_key must be recorded in the audit trail.'); end;`,
      )
    this.addSql(
      `create trigger api_key_only_revoked before update on api_key
        when old.revokedAt is not null or new.revokedAt is null or new.id is not old.id or new.roles is not old.roles
          or new.secretHash is not old.secretHash or new.department is not old.department
          or new.schools is not old.schools or new.classrooms is not old.classrooms or new.expiresAt is not old.expiresAt
        begin select raise(abort, 'A key is only ever revoked.'); end;`,
    )
    this.addSql(
      `create trigger api_key_kept before delete on api_key
        begin select raise(abort, 'Keys stay on record.'); end;`,
    )
  }
}
