import { Migration } from '@mikro-orm/migrations'

export class Migration20261124023349_records extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table \`calculation\` (\`indicator\` text not null, \`schoolYear\` text not null, \`fingerprint\` text not null, \`calculatedAt\` text not null, primary key (\`indicator\`, \`schoolYear\`));`,
    )

    this.addSql(
      `create table \`department\` (\`id\` text not null, \`position\` integer not null, \`nameText\` json not null, \`indicatorLimit\` integer not null, primary key (\`id\`));`,
    )

    this.addSql(
      `create table \`import\` (\`id\` text not null, \`dataset\` text not null, \`state\` text not null, \`phase\` text not null, \`dryRun\` integer not null, \`files\` json not null, \`done\` integer not null, \`total\` integer not null, \`read\` integer not null, \`accepted\` integer not null, \`rejected\` integer not null, \`changed\` integer not null, \`rejects\` json not null, \`warnings\` json not null, \`problems\` json not null, \`startedAt\` text not null, \`finishedAt\` text null, primary key (\`id\`));`,
    )

    this.addSql(
      `create table \`observation\` (\`id\` integer not null primary key autoincrement, \`indicator\` text not null, \`version\` text not null, \`orgUnit\` text not null, \`groupKey\` text not null, \`period\` text not null, \`schoolYear\` text not null, \`value\` double null, \`reason\` text null, \`numerator\` double null, \`denominator\` double null, \`people\` integer null, \`dataThrough\` text not null, \`computedAt\` text not null, \`supersededAt\` text null, \`importIds\` text not null, constraint observation_value_or_reason check (("value" is null) <> ("reason" is null)));`,
    )
    this.addSql(`create index \`observation_by_unit\` on \`observation\` (\`orgUnit\`, \`indicator\`, \`period\`);`)
    this.addSql(
      `create unique index \`observation_open\` on \`observation\` (\`indicator\`, \`orgUnit\`, \`groupKey\`, \`period\`) where \`supersededAt\` is null;`,
    )

    this.addSql(
      `create table \`orgUnit\` (\`id\` text not null, \`kind\` text not null, \`name\` text not null, \`code\` text not null, \`parentId\` text null, \`schoolYear\` text null, primary key (\`id\`));`,
    )
    this.addSql(`create index \`orgUnit_parentId_id_index\` on \`orgUnit\` (\`parentId\`, \`id\`);`)
    this.addSql(`create index \`orgUnit_kind_id_index\` on \`orgUnit\` (\`kind\`, \`id\`);`)

    this.addSql(
      `create table \`orgUnitYear\` (\`orgUnit\` text not null, \`schoolYear\` text not null, \`name\` text not null, \`parentId\` text null, primary key (\`orgUnit\`, \`schoolYear\`));`,
    )

    this.addSql(
      `create table \`plan\` (\`id\` text not null, \`key\` text not null, \`titleText\` json not null, \`frameworkText\` json null, \`years\` json not null, \`district\` json not null, \`headingTexts\` json not null, \`beliefsText\` json null, \`visionText\` json null, \`missionText\` json null, \`actionsIntroductionText\` json null, \`digest\` text not null, primary key (\`id\`));`,
    )

    this.addSql(
      `create table \`priority\` (\`id\` text not null, \`key\` text not null, \`plan\` text not null, \`position\` integer not null, \`titleText\` json not null, constraint \`priority_plan_foreign\` foreign key(\`plan\`) references \`plan\`(\`id\`) on delete cascade on update cascade, primary key (\`id\`));`,
    )
    this.addSql(`create index \`priority_plan_index\` on \`priority\` (\`plan\`);`)

    this.addSql(
      `create table \`goal\` (\`id\` text not null, \`key\` text not null, \`priority\` text not null, \`position\` integer not null, \`sentence\` json not null, \`measuredBy\` text null, \`notYetText\` json null, constraint \`goal_priority_foreign\` foreign key(\`priority\`) references \`priority\`(\`id\`) on delete cascade on update cascade, primary key (\`id\`));`,
    )
    this.addSql(`create index \`goal_priority_index\` on \`goal\` (\`priority\`);`)

    this.addSql(
      `create table \`action\` (\`id\` text not null, \`key\` text not null, \`priority\` text not null, \`position\` integer not null, \`sentence\` json not null, \`owner\` text not null, constraint \`action_priority_foreign\` foreign key(\`priority\`) references \`priority\`(\`id\`) on delete cascade on update cascade, constraint \`action_owner_foreign\` foreign key(\`owner\`) references \`department\`(\`id\`) on update cascade, primary key (\`id\`));`,
    )
    this.addSql(`create index \`action_priority_index\` on \`action\` (\`priority\`);`)
    this.addSql(`create index \`action_owner_index\` on \`action\` (\`owner\`);`)

    this.addSql(`create table \`setting\` (\`name\` text not null, \`value\` text null, primary key (\`name\`));`)

    this.addSql(
      `create table \`strategy\` (\`id\` text not null, \`key\` text not null, \`priority\` text not null, \`position\` integer not null, \`sentence\` json not null, constraint \`strategy_priority_foreign\` foreign key(\`priority\`) references \`priority\`(\`id\`) on delete cascade on update cascade, primary key (\`id\`));`,
    )
    this.addSql(`create index \`strategy_priority_index\` on \`strategy\` (\`priority\`);`)

    this.addSql(
      `create table \`target\` (\`id\` integer not null primary key autoincrement, \`goal\` text not null, \`baseline\` json null, \`change\` double null, \`basis\` text null, \`value\` double not null, \`by\` text not null, \`assumed\` integer not null, \`setBy\` text not null, \`whyText\` json not null, \`recordedAt\` text not null, \`supersededAt\` text null, constraint \`target_goal_foreign\` foreign key(\`goal\`) references \`goal\`(\`id\`) on delete cascade on update cascade);`,
    )
    this.addSql(`create index \`target_goal_index\` on \`target\` (\`goal\`);`)
  }
}
