import type { MigrationObject } from '@mikro-orm/core'
import { Migration20261124023349_records } from './Migration20261124023349_records.js'
import { Migration20261124043300_versions } from './Migration20261124043300_versions.js'
import { Migration20261124045500_definition_in_force } from './Migration20261124045500_definition_in_force.js'
import { Migration20261124050000_registrations } from './Migration20261124050000_registrations.js'
import { Migration20261124051500_decisions } from './Migration20261124051500_decisions.js'
import { Migration20261124053500_audit } from './Migration20261124053500_audit.js'
import { Migration20261124055000_audit_end } from './Migration20261124055000_audit_end.js'
import { Migration20261124060500_releases } from './Migration20261124060500_releases.js'
import { Migration20261124061000_audit_released } from './Migration20261124061000_audit_released.js'
import { Migration20261127020000_api_keys } from './Migration20261127020000_api_keys.js'
import { Migration20261127073000_failed } from './Migration20261127073000_failed.js'
import { Migration20261128170000_most_of_one_person } from './Migration20261128170000_most_of_one_person.js'
import { Migration20261128171000_files_sent } from './Migration20261128171000_files_sent.js'
import { Migration20261128171500_hidden_alike } from './Migration20261128171500_hidden_alike.js'
import { Migration20261128175000_pooled_years } from './Migration20261128175000_pooled_years.js'
import { Migration20261128201000_import_account } from './Migration20261128201000_import_account.js'
import { Migration20261128202000_undo } from './Migration20261128202000_undo.js'

/** Every migration, oldest first. */
export const migrations: readonly MigrationObject[] = [
  { name: 'Migration20261124023349_records', class: Migration20261124023349_records },
  { name: 'Migration20261124043300_versions', class: Migration20261124043300_versions },
  { name: 'Migration20261124045500_definition_in_force', class: Migration20261124045500_definition_in_force },
  { name: 'Migration20261124050000_registrations', class: Migration20261124050000_registrations },
  { name: 'Migration20261124053500_audit', class: Migration20261124053500_audit },
  { name: 'Migration20261124055000_audit_end', class: Migration20261124055000_audit_end },
  { name: 'Migration20261124051500_decisions', class: Migration20261124051500_decisions },
  { name: 'Migration20261124060500_releases', class: Migration20261124060500_releases },
  { name: 'Migration20261124061000_audit_released', class: Migration20261124061000_audit_released },
  { name: 'Migration20261127020000_api_keys', class: Migration20261127020000_api_keys },
  { name: 'Migration20261127073000_failed', class: Migration20261127073000_failed },
  { name: 'Migration20261128170000_most_of_one_person', class: Migration20261128170000_most_of_one_person },
  { name: 'Migration20261128171500_hidden_alike', class: Migration20261128171500_hidden_alike },
  { name: 'Migration20261128171000_files_sent', class: Migration20261128171000_files_sent },
  { name: 'Migration20261128175000_pooled_years', class: Migration20261128175000_pooled_years },
  { name: 'Migration20261128201000_import_account', class: Migration20261128201000_import_account },
  { name: 'Migration20261128202000_undo', class: Migration20261128202000_undo },
]
