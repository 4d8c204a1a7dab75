import { Migration } from '@mikro-orm/migrations'

/** Keeps who declined a proposal and why, and who put a retired indicator in force again. */
export class Migration20261124051500_decisions extends Migration {
  override async up(): Promise<void> {
    for (const column of ['declinedBy', 'declinedAt', 'declinedBecause'])
      this.addSql(`alter table \`registration\` add column \`${column}\` text null;`)
    this.addSql('alter table `retirement` add column `endedBy` text null;')
  }
}
