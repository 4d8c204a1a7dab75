import { Migration } from '@mikro-orm/migrations'

/** Keeps which school years' rows end early. They are added with a calculation and closed by a later one, never altered. */
export class Migration20261128203000_year_to_date extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      'create table `yearToDate` (`id` integer not null primary key autoincrement, `indicator` text not null, `schoolYear` text not null, `recordedAt` text not null, `supersededAt` text null);',
    )
    this.addSql('create index `yearToDate_by_year` on `yearToDate` (`indicator`, `schoolYear`);')
    this.addSql(
      'create unique index `yearToDate_open` on `yearToDate` (`indicator`, `schoolYear`) where `supersededAt` is null;',
    )
  }
}
