import { Migration } from '@mikro-orm/migrations'

/** Finds who sent a file among all that ever happened: only they may import it. */
export class Migration20261128171000_files_sent extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index \`audit_entry_file\` on \`audit_entry\` (\`target\`) where \`action\` = 'file.store';`)
  }
}
