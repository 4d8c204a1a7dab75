import { Migration } from '@mikro-orm/migrations'

/** Keeps what is registered and retired through the API, and targets of any indicator and unit. */
export class Migration20261124050000_registrations extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table \`registration\` (\`id\` integer not null primary key autoincrement, \`indicator\` text not null, \`number\` integer not null, \`department\` text not null, \`version\` text not null, \`input\` json not null, \`appliesFrom\` text null, \`state\` text not null, \`draftedBy\` text not null, \`draftedAt\` text not null, \`proposedBy\` text null, \`proposedAt\` text null, \`approvedBy\` text null, \`approvedAt\` text null);`,
    )
    this.addSql(`create index \`registration_state_index\` on \`registration\` (\`state\`);`)
    this.addSql(
      `create unique index \`registration_indicator_number_unique\` on \`registration\` (\`indicator\`, \`number\`);`,
    )
    this.addSql(
      `create table \`retirement\` (\`id\` integer not null primary key autoincrement, \`indicator\` text not null, \`reason\` text not null, \`retiredBy\` text not null, \`retiredAt\` text not null, \`endedAt\` text null);`,
    )
    this.addSql(`create unique index \`retirement_open\` on \`retirement\` (\`indicator\`) where \`endedAt\` is null;`)
    this.addSql('alter table `target` rename to `target_before`;')
    this.addSql('drop index `target_goal_index`;')
    this.addSql(
      `create table \`target\` (\`id\` integer not null primary key autoincrement, \`goal\` text null, \`indicator\` text null, \`level\` text null, \`orgUnit\` text null, \`baseline\` json null, \`change\` double null, \`basis\` text null, \`value\` double not null, \`by\` text not null, \`assumed\` integer not null, \`setBy\` text not null, \`whyText\` json not null, \`reviewOn\` text null, \`recordedAt\` text not null, \`supersededAt\` text null, constraint \`target_goal_foreign\` foreign key(\`goal\`) references \`goal\`(\`id\`) on delete cascade on update cascade);`,
    )
    this.addSql(
      `insert into \`target\` (\`id\`, \`goal\`, \`baseline\`, \`change\`, \`basis\`, \`value\`, \`by\`, \`assumed\`, \`setBy\`, \`whyText\`, \`recordedAt\`, \`supersededAt\`) select \`id\`, \`goal\`, \`baseline\`, \`change\`, \`basis\`, \`value\`, \`by\`, \`assumed\`, \`setBy\`, \`whyText\`, \`recordedAt\`, \`supersededAt\` from \`target_before\`;`,
    )
    this.addSql('drop table `target_before`;')
    this.addSql(`create index \`target_goal_index\` on \`target\` (\`goal\`);`)
    this.addSql(`create index \`target_indicator_index\` on \`target\` (\`indicator\`);`)
  }
}
