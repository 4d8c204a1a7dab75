import { Migration } from '@mikro-orm/migrations'

/** Observations are counted from 1 and never come as far: an id says which of the two it is. */
const firstReleased = 1_000_000_000_000

/** Keeps releases of protected figures. They are added and closed, and never altered. */
export class Migration20261124060500_releases extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table \`figure_release\` (\`id\` integer not null primary key autoincrement, \`period\` text not null, \`number\` integer not null, \`reason\` text null, \`publishedAt\` text not null, \`publishedBy\` text not null, \`figures\` integer not null, \`hidden\` integer not null);`,
    )
    this.addSql(`create unique index \`figure_release_number\` on \`figure_release\` (\`period\`, \`number\`);`)
    this.addSql(
      `create table \`released_observation\` (\`id\` integer not null primary key autoincrement, \`releaseId\` integer not null, \`basedOn\` text not null, \`indicator\` text not null, \`version\` text not null, \`orgUnit\` text not null, \`groupKey\` text not null, \`period\` text not null, \`schoolYear\` text not null, \`value\` real null, \`reason\` text null, \`numerator\` real null, \`denominator\` real null, \`people\` integer null, \`dataThrough\` text not null, \`computedAt\` text not null, \`supersededAt\` text null, \`importIds\` text not null, constraint released_value_or_reason check (("value" is null) <> ("reason" is null)));`,
    )
    this.addSql(`insert into sqlite_sequence (name, seq) values ('released_observation', ${firstReleased});`)
    this.addSql(
      `create index \`released_observation_by_unit\` on \`released_observation\` (\`orgUnit\`, \`indicator\`, \`period\`);`,
    )
    this.addSql(
      `create unique index \`released_observation_open\` on \`released_observation\` (\`indicator\`, \`orgUnit\`, \`groupKey\`, \`period\`) where \`supersededAt\` is null;`,
    )
    this.addSql(
      `create index \`released_observation_closed\` on \`released_observation\` (\`supersededAt\`, \`id\`) where \`supersededAt\` is not null;`,
    )
    for (const change of ['insert', 'update', 'delete'])
      this.addSql(
        `create trigger figure_release_${change}_recorded before ${change} on figure_release
          when ${change === 'insert' ? "not exists (select 1 from setting where name = 'recording')" : 'true'}
          begin select raise(abort, 'A release is recorded in the audit trail, and never altered.'); end;`,
      )
    this.addSql(
      `create trigger released_observation_kept before delete on released_observation
        begin select raise(abort, 'What was released stays.'); end;`,
    )
    this.addSql(
      `create trigger released_observation_only_closed before update on released_observation
        when old.supersededAt is not null or new.supersededAt is null or new.value is not old.value
          or new.reason is not old.reason or new.numerator is not old.numerator
          or new.denominator is not old.denominator or new.people is not old.people or new.id <> old.id
        begin select raise(abort, 'What was released is only ever closed.'); end;`,
    )
  }
}
