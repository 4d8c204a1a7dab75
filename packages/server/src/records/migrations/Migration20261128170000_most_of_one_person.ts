import { Migration } from '@mikro-orm/migrations'

/**
 * Keeps with each figure the most that one person contributes to its parts, and has every figure worked out again: the
 * people behind those that were kept before are other ones.
 */
export class Migration20261128170000_most_of_one_person extends Migration {
  override async up(): Promise<void> {
    this.addSql('alter table `observation` add column `numeratorMost` double null;')
    this.addSql('alter table `observation` add column `denominatorMost` double null;')
    this.addSql("update `calculation` set `fingerprint` = '';")
  }
}
