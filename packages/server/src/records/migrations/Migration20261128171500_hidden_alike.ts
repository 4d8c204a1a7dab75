import { Migration } from '@mikro-orm/migrations'

const kept = `id, releaseId, basedOn, indicator, version, orgUnit, groupKey, period, schoolYear, value, reason, numerator, denominator,
  people, computedAt, supersededAt`

const isShown = `reason is null`

/**
 * Takes from what was released before all that a hidden figure still said: its last day and imports. Figures of classes
 * are not released any more. Bounds come to the columns.
 */
export class Migration20261128171500_hidden_alike extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table `figure_release` add column `withPeople` integer null;')
    this.addSql('alter table `figure_release` add column `shown` integer null;')
    this.addSql('alter table `figure_release` add column `bounded` integer null;')
    for (const trigger of ['kept', 'only_closed', 'insert_recorded'])
      this.addSql(`drop trigger released_observation_${trigger};`)
    for (const index of ['by_unit', 'open', 'closed']) this.addSql(`drop index released_observation_${index};`)
    this.addSql('alter table `released_observation` rename to `released_before`;')
    this.addSql(
      'create table `released_observation` (`id` integer not null primary key autoincrement, `releaseId` integer not null, `basedOn` text not null, `indicator` text not null, `version` text not null, `orgUnit` text not null, `groupKey` text not null, `period` text not null, `schoolYear` text not null, `value` real null, `reason` text null, `numerator` real null, `denominator` real null, `people` integer null, `dataThrough` text null, `computedAt` text not null, `supersededAt` text null, `importIds` text not null, `bound` text null, `boundValue` real null, constraint released_value_or_reason check (("value" is null) <> ("reason" is null)));',
    )
    this.addSql(
      `insert into released_observation (${kept}, dataThrough, importIds)
        select ${kept.replace('reason,', "case when reason is null then null else 'SUPPRESSED' end,")},
          case when ${isShown} then dataThrough end, case when ${isShown} then importIds else '[]' end
        from released_before where orgUnit not like 'classroom/%';`,
    )
    this.addSql(
      "update sqlite_sequence set seq = (select seq from sqlite_sequence where name = 'released_before') where name = 'released_observation';",
    )
    this.addSql(
      "insert into sqlite_sequence (name, seq) select 'released_observation', seq from sqlite_sequence where name = 'released_before' and not exists (select 1 from sqlite_sequence where name = 'released_observation');",
    )
    this.addSql('drop table `released_before`;')
    this.addSql(
      'create index `released_observation_by_unit` on `released_observation` (`orgUnit`, `indicator`, `period`);',
    )
    this.addSql(
      'create unique index `released_observation_open` on `released_observation` (`indicator`, `orgUnit`, `groupKey`, `period`) where `supersededAt` is null;',
    )
    this.addSql(
      'create index `released_observation_closed` on `released_observation` (`supersededAt`, `id`) where `supersededAt` is not null;',
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
          or new.bound is not old.bound or new.boundValue is not old.boundValue
        begin select raise(abort, 'What was released is only ever closed.'); end;`,
    )
    this.addSql(
      `create trigger released_observation_insert_recorded before insert on released_observation
        when not exists (select 1 from setting where name = 'recording')
        begin select raise(abort, 'A released figure must be recorded in the audit trail.'); end;`,
    )
  }
}
