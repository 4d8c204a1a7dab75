import { Migration } from '@mikro-orm/migrations'

/** Keeps definitions by version, and what earlier rosters said beside what later ones say. */
export class Migration20261124043300_versions extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table \`indicatorVersion\` (\`indicator\` text not null, \`version\` text not null, \`department\` text not null, \`definition\` json not null, \`datasets\` json not null, \`firstUsedAt\` text not null, primary key (\`indicator\`, \`version\`));`,
    )
    this.addSql(
      `create index \`observation_closed\` on \`observation\` (\`supersededAt\`, \`id\`) where \`supersededAt\` is not null;`,
    )
    this.addSql('alter table `orgUnitYear` rename to `orgUnitYear_before`;')
    this.addSql(
      `create table \`orgUnitYear\` (\`id\` integer not null primary key autoincrement, \`orgUnit\` text not null, \`schoolYear\` text not null, \`name\` text not null, \`parentId\` text null, \`recordedAt\` text not null, \`supersededAt\` text null);`,
    )
    // When the rows there are were recorded was never noted: the empty text comes before any moment asked for.
    this.addSql(
      `insert into \`orgUnitYear\` (\`orgUnit\`, \`schoolYear\`, \`name\`, \`parentId\`, \`recordedAt\`) select \`orgUnit\`, \`schoolYear\`, \`name\`, \`parentId\`, '' from \`orgUnitYear_before\`;`,
    )
    this.addSql('drop table `orgUnitYear_before`;')
    this.addSql(`create index \`org_unit_year_by_unit\` on \`orgUnitYear\` (\`orgUnit\`, \`schoolYear\`);`)
    this.addSql(`create index \`org_unit_year_by_parent\` on \`orgUnitYear\` (\`parentId\`, \`schoolYear\`);`)
    this.addSql(
      `create unique index \`org_unit_year_open\` on \`orgUnitYear\` (\`orgUnit\`, \`schoolYear\`) where \`supersededAt\` is null;`,
    )
  }
}
