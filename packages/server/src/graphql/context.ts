import type { EntityManager } from '@mikro-orm/sqlite'
import type { FactStore } from '@planwright/facts'
import type { Viewer } from '../access/viewer.js'
import type { ReplayService } from '../answers/replay.service.js'
import type { AuditTrail } from '../audit/audit-trail.js'
import type { Authority } from '../audit/authority.js'
import { ExactReads } from '../audit/exact-reads.js'
import type { ApiKeys } from '../identity/api-keys.js'
import type { SignedIn } from '../identity/signed-in.js'
import type { ImportService } from '../imports/import.service.js'
import type { Catalogue } from '../indicators/catalogue.js'
import type { Edition } from '../indicators/edition.js'
import { Pace } from '../limits/pace.js'
import { KnownUnits } from '../names/known-units.js'
import { Names } from '../names/names.js'
import { VisibleObservations } from '../observations/visible.js'
import { guardedBy } from '../records/guarded-driver.js'
import type { RegistrationService } from '../registrations/registration.service.js'
import { createLoaders, type Loaders } from './loaders.js'
import type { Problem } from './problem.js'

/** What lives as long as the server. */
export interface Services {
  readonly catalogue: Catalogue
  readonly facts: FactStore
  readonly imports: ImportService
  readonly registrations: RegistrationService
  readonly replays: ReplayService
  readonly trail: AuditTrail
  readonly apiKeys: ApiKeys
  readonly label: string | null
  /** The clock of the house: never earlier than a time on record. */
  readonly now: () => string
}

/** What a resolver is given: made anew for every request. */
export interface Context extends Services {
  /** The catalogue as it stood when the request came, or after its own change: no answer mixes two editions. */
  registry: Edition
  readonly em: EntityManager
  readonly loaders: Loaders
  /** The observations that whoever asks may see: every reader of them goes this way. */
  readonly visible: VisibleObservations
  /** Who asks. */
  readonly viewer: Viewer
  /** By whose right the request writes. */
  readonly authority: Authority
  /** The exact figures about people that the request shows. */
  readonly reads: ExactReads
  /** Aborted when whoever asks has gone, when the time is over and when the server ends: work for the request stops then. */
  readonly signal: AbortSignal
  /** How fast the work goes: lists of a dear request come in slices. */
  readonly pace: Pace
  /** Why parts of the answer are empty; sent beside it as `extensions.warnings`. */
  readonly warnings: Problem[]
  /** Looks up what the request names. */
  readonly names: Names
  readonly units: KnownUnits
}

/** What a request brings along besides who asks. */
export interface RequestOptions {
  /** Unless said, the work goes on until it is done. */
  readonly signal?: AbortSignal
}

/** The context of one request. */
export function contextOf(
  em: EntityManager,
  services: Services,
  { viewer, stillHolds }: Pick<SignedIn, 'viewer' | 'stillHolds'>,
  { signal = new AbortController().signal }: RequestOptions = {},
): Context {
  const pace = new Pace(signal)
  const fork = em.fork({ loggerContext: guardedBy(signal, () => pace.turn()) })
  const registry = services.catalogue.edition
  const reads = new ExactReads(services.trail, viewer.subject)
  const units = new KnownUnits(fork, viewer)
  const visible = new VisibleObservations(fork, viewer, registry, units, (figures) => reads.saw(figures))
  const loaders = createLoaders(fork, registry, visible, viewer, services.now)
  const facts = services.facts.within(signal)
  const authority = { subject: viewer.subject, stillHolds }
  const warnings: Problem[] = []
  const departments = services.catalogue.departments.map(({ id }) => id)
  const names = new Names({ em: fork, registry, departments, visible, units, warnings })
  const own = { viewer, authority, em: fork, loaders, visible, reads, signal, pace, warnings, names, units }
  return { ...services, facts, registry, ...own }
}
