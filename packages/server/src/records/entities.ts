import { AuditRecord } from '../audit/audit-entry.entity.js'
import { Calculation } from '../calculation/calculation.entity.js'
import { DefinitionInForce } from '../definitions/definition-in-force.entity.js'
import { IndicatorVersion } from '../definitions/indicator-version.entity.js'
import { Department } from '../departments/department.entity.js'
import { ApiKeyEntry } from '../identity/api-key.entity.js'
import { ImportEntry } from '../imports/import.entity.js'
import { ObservationRecord } from '../observations/observation.entity.js'
import { YearToDate } from '../observations/year-to-date.entity.js'
import { OrgUnit } from '../organization/org-unit.entity.js'
import { OrgUnitYear } from '../organization/org-unit-year.entity.js'
import { Action } from '../plan/action.entity.js'
import { Goal } from '../plan/goal.entity.js'
import { Plan } from '../plan/plan.entity.js'
import { Priority } from '../plan/priority.entity.js'
import { Strategy } from '../plan/strategy.entity.js'
import { RegistrationEntry } from '../registrations/registration.entity.js'
import { Retirement } from '../registrations/retirement.entity.js'
import { ReleaseEntry } from '../releases/release.entity.js'
import { ReleasedObservation } from '../releases/released-observation.entity.js'
import { ReleasedPool } from '../releases/released-pool.entity.js'
import { Target } from '../targets/target.entity.js'
import { Setting } from './setting.entity.js'

/** Every table of the records. */
export const entities = [
  Setting,
  Department,
  Plan,
  Priority,
  Strategy,
  Goal,
  Action,
  Target,
  RegistrationEntry,
  Retirement,
  OrgUnit,
  OrgUnitYear,
  ObservationRecord,
  YearToDate,
  Calculation,
  IndicatorVersion,
  DefinitionInForce,
  ImportEntry,
  AuditRecord,
  ReleaseEntry,
  ReleasedObservation,
  ReleasedPool,
  ApiKeyEntry,
]
