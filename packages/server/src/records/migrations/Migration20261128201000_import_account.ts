import { Migration } from '@mikro-orm/migrations'

/** Keeps what each import was for and was confirmed by, what it did to each school year, and what it asked. */
export class Migration20261128201000_import_account extends Migration {
  override async up(): Promise<void> {
    for (const column of ['scope', 'confirmed', 'effects', 'confirmations'])
      this.addSql(`alter table \`import\` add column \`${column}\` json null;`)
  }
}
