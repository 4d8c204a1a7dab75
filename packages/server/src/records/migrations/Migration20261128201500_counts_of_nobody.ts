import { Migration } from '@mikro-orm/migrations'

/**
 * Has every figure worked out again: where rows are there and none counts a count is 0, a month without rows has the
 * figure to date, and the reasons of others are other ones than were kept before.
 */
export class Migration20261128201500_counts_of_nobody extends Migration {
  override async up(): Promise<void> {
    this.addSql("update `calculation` set `fingerprint` = '';")
  }
}
