import { Migration } from '@mikro-orm/migrations'

/** Keeps what other districts' plans say: several indicators of a goal, targets of groups, who and when of actions. */
export class Migration20261128207000_plan_details extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table \`goal\` add column \`measures\` json not null default '[]';`)
    this.addSql(`alter table \`goal\` add column \`objectiveTexts\` json not null default '[]';`)
    this.addSql('alter table `target` add column `margin` double null;')
    this.addSql('alter table `target` add column `groupKey` text null;')
    this.addSql('alter table `action` rename to `action_before`;')
    for (const column of ['priority', 'owner']) this.addSql(`drop index \`action_${column}_index\`;`)
    this.addSql(
      `create table \`action\` (\`id\` text not null primary key, \`key\` text not null, \`priority\` text not null, \`position\` integer not null, \`sentence\` json not null, \`owner\` text null, \`ownerText\` json null, \`start\` text null, \`due\` text null, \`milestoneTexts\` json not null, constraint \`action_priority_foreign\` foreign key(\`priority\`) references \`priority\`(\`id\`) on delete cascade on update cascade, constraint \`action_owner_foreign\` foreign key(\`owner\`) references \`department\`(\`id\`) on delete set null on update cascade);`,
    )
    this.addSql(
      `insert into \`action\` (\`id\`, \`key\`, \`priority\`, \`position\`, \`sentence\`, \`owner\`, \`milestoneTexts\`) select \`id\`, \`key\`, \`priority\`, \`position\`, \`sentence\`, \`owner\`, '[]' from \`action_before\`;`,
    )
    this.addSql('drop table `action_before`;')
    for (const column of ['priority', 'owner'])
      this.addSql(`create index \`action_${column}_index\` on \`action\` (\`${column}\`);`)
  }
}
