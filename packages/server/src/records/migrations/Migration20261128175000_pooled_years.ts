import { Migration } from '@mikro-orm/migrations'

/** Keeps what is told of three school years together. It is added with a release and closed by a correction, never altered. */
export class Migration20261128175000_pooled_years extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table `figure_release` add column `pooled` integer null;')
    this.addSql(
      'create table `released_pool` (`id` integer not null primary key autoincrement, `releaseId` integer not null, `indicator` text not null, `version` text not null, `orgUnit` text not null, `groupKey` text not null, `firstYear` text not null, `lastYear` text not null, `value` real null, `numerator` real null, `denominator` real null, `people` integer null, `bound` text null, `boundValue` real null, `computedAt` text not null, `supersededAt` text null, constraint released_pool_value_or_bound check (("value" is null) <> ("bound" is null)));',
    )
    this.addSql('create index `released_pool_by_unit` on `released_pool` (`orgUnit`, `indicator`, `firstYear`);')
    this.addSql(
      'create unique index `released_pool_open` on `released_pool` (`indicator`, `orgUnit`, `groupKey`, `firstYear`) where `supersededAt` is null;',
    )
    this.addSql(
      `create trigger released_pool_kept before delete on released_pool
        begin select raise(abort, 'What was released stays.'); end;`,
    )
    this.addSql(
      `create trigger released_pool_only_closed before update on released_pool
        when old.supersededAt is not null or new.supersededAt is null or new.id <> old.id
          or new.releaseId <> old.releaseId or new.indicator <> old.indicator or new.version <> old.version
          or new.orgUnit <> old.orgUnit or new.groupKey <> old.groupKey
          or new.firstYear <> old.firstYear or new.lastYear <> old.lastYear or new.value is not old.value
          or new.numerator is not old.numerator or new.denominator is not old.denominator
          or new.people is not old.people or new.bound is not old.bound or new.boundValue is not old.boundValue
          or new.computedAt <> old.computedAt
        begin select raise(abort, 'What was released is only ever closed.'); end;`,
    )
    this.addSql(
      `create trigger released_pool_insert_recorded before insert on released_pool
        when not exists (select 1 from setting where name = 'recording')
        begin select raise(abort, 'A released figure must be recorded in the audit trail.'); end;`,
    )
  }
}
