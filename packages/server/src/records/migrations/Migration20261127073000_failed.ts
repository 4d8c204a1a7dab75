import { Migration } from '@mikro-orm/migrations'

/** Finds the few figures that FAILED among millions: each start tries them again. */
export class Migration20261127073000_failed extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create index \`observation_failed\` on \`observation\` (\`indicator\`, \`period\`) where \`reason\` = 'FAILED' and \`supersededAt\` is null;`,
    )
  }
}
