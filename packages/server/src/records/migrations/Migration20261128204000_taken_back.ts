import { Migration } from '@mikro-orm/migrations'

const kept = [
  ...['id', 'goal', 'indicator', 'level', 'orgUnit', 'baseline', 'change', 'basis', 'value', 'by', 'assumed', 'setBy'],
  ...['whyText', 'reviewOn', 'recordedAt', 'supersededAt'],
]
  .map((name) => `\`${name}\``)
  .join(', ')

/** Lets drafts and targets be withdrawn, and a level's target start from each unit's own figure: it has no one value then. */
export class Migration20261128204000_taken_back extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table `registration` add column `withdrawnBy` text null;')
    this.addSql('alter table `registration` add column `withdrawnAt` text null;')
    this.addSql('alter table `target` rename to `target_before`;')
    this.addSql('drop index `target_goal_index`;')
    this.addSql('drop index `target_indicator_index`;')
    this.addSql(
      `create table \`target\` (\`id\` integer not null primary key autoincrement, \`goal\` text null, \`indicator\` text null, \`level\` text null, \`orgUnit\` text null, \`baseline\` json null, \`ownBaseline\` text null, \`change\` double null, \`basis\` text null, \`value\` double null, \`by\` text not null, \`assumed\` integer not null, \`setBy\` text not null, \`whyText\` json not null, \`reviewOn\` text null, \`recordedAt\` text not null, \`supersededAt\` text null, \`withdrawnBy\` text null, \`withdrawnBecause\` text null, constraint \`target_goal_foreign\` foreign key(\`goal\`) references \`goal\`(\`id\`) on delete cascade on update cascade);`,
    )
    this.addSql(`insert into \`target\` (${kept}) select ${kept} from \`target_before\`;`)
    this.addSql('drop table `target_before`;')
    this.addSql(`create index \`target_goal_index\` on \`target\` (\`goal\`);`)
    this.addSql(`create index \`target_indicator_index\` on \`target\` (\`indicator\`);`)
    // The triggers of a table go with it: nobody sets a target behind the audit trail's back.
    for (const change of ['insert', 'update', 'delete'])
      this.addSql(
        `create trigger target_${change}_recorded before ${change} on \`target\`
          when not exists (select 1 from setting where name = 'recording')
          begin select raise(abort, 'A change of target must be recorded in the audit trail.'); end;`,
      )
  }
}
