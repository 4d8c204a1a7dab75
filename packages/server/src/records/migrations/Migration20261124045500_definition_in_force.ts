import { Migration } from '@mikro-orm/migrations'

/** Notes from when to when an indicator was worked out by which version of its definition. */
export class Migration20261124045500_definition_in_force extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table \`definitionInForce\` (\`id\` integer not null primary key autoincrement, \`indicator\` text not null, \`version\` text not null, \`recordedAt\` text not null, \`supersededAt\` text null);`,
    )
    this.addSql(
      `create index \`definition_in_force_by_indicator\` on \`definitionInForce\` (\`indicator\`, \`recordedAt\`);`,
    )
  }
}
