import { Migration } from '@mikro-orm/migrations'

/**
 * Emptyings and undos are kept beside imports, and figures that were withdrawn name what they were withdrawn by. What was
 * imported before has no word on partial acceptance, by which it is known that the facts logged no import without a change.
 */
export class Migration20261128202000_undo extends Migration {
  override async up(): Promise<void> {
    this.addSql("alter table `import` add column `kind` text not null default 'IMPORT';")
    for (const column of ['undoes', 'schoolYear', 'reason'])
      this.addSql(`alter table \`import\` add column \`${column}\` text null;`)
    this.addSql('alter table `import` add column `acceptPartial` integer null;')
    this.addSql('alter table `observation` add column `withdrawnBy` text null;')
  }
}
