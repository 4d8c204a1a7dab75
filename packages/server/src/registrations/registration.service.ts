import type { EntityManager } from '@mikro-orm/sqlite'
import { departmentOfId } from '../access/own-department.js'
import type { AuditTrail } from '../audit/audit-trail.js'
import type { Authority } from '../audit/authority.js'
import { ServerError } from '../errors.js'
import { hintFor } from '../graphql/nearest.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import { personBehind } from '../identity/person-behind.js'
import type { Catalogue } from '../indicators/catalogue.js'
import { Serial } from '../records/serial.js'
import { checkDefinition, surroundingsOf } from './definition-check.js'
import { ExampleRunner } from './example-runner.js'
import type { IndicatorInput } from './indicator.input.js'
import { limitProblem, ownIndicators } from './limit.js'
import { RegistrationEntry, RegistrationState } from './registration.entity.js'
import { Retirement } from './retirement.entity.js'
import { storedChanges } from './stored-changes.js'

export interface RegistrationContext {
  readonly em: EntityManager
  readonly trail: AuditTrail
  readonly catalogue: Catalogue
  readonly now: () => string
  /** Works out what a new edition of the catalogue touches. */
  readonly afterChange: () => Promise<void>
}

/** Who asks for a step. */
export interface Request {
  readonly by: Authority
  /** The version they looked at; null where they do not say. */
  readonly ifVersion: string | null
  /** Ends the work that comes before the step. */
  readonly signal: AbortSignal
}

/** What became of a registration, or what kept it from happening. */
export interface Registered {
  readonly entry: RegistrationEntry | null
  readonly problems: readonly Problem[]
  /** What would keep it from the next step, as things stand now. */
  readonly warnings?: readonly Problem[]
}

export interface Retired {
  readonly retirement: Retirement | null
  readonly problems: readonly Problem[]
}

/** A refusal inside a transaction: nothing of it is kept. */
class Refusal extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join(' '))
  }
}

/**
 * The life of registered indicators: draft, proposed, approved, retired. One step after the other, each one
 * transaction that begins with a write, so that two people who approve at once see each other's approval.
 */
export class RegistrationService {
  readonly examples = new ExampleRunner()
  private readonly queue = new Serial()

  constructor(private readonly context: RegistrationContext) {}

  /** Keeps a definition as a draft; a definition with problems is refused whole, with all of them. */
  async register(input: IndicatorInput, request: Request): Promise<Registered> {
    const registered = await this.draft(input, request)
    if (registered.entry === null) return registered
    return { ...registered, warnings: await this.overLimit(this.context.em.fork(), registered.entry) }
  }

  private draft(input: IndicatorInput, { by, ifVersion, signal }: Request): Promise<Registered> {
    return this.step(async () => {
      const { resolved, department } = await this.checked(input, signal)
      return this.transaction({ action: 'indicator.register', id: input.id, by }, async (transaction) => {
        const newest = await newestOf(transaction, input.id)
        refuseChanged(newest, ifVersion)
        const appliesFrom = input.appliesFrom ?? null
        const isSame = newest?.version === resolved.version && newest.appliesFrom === appliesFrom
        if (newest !== null && isSame && !isClosed(newest)) return newest
        await replaceOpen(transaction, input.id)
        const drafted = { draftedBy: by.subject, draftedAt: this.context.now(), state: RegistrationState.DRAFT }
        const decided = {
          ...{ proposedBy: null, proposedAt: null, approvedBy: null, approvedAt: null },
          ...{ declinedBy: null, declinedAt: null, declinedBecause: null, withdrawnBy: null, withdrawnAt: null },
        }
        const number = (newest?.number ?? 0) + 1
        const content = { indicator: input.id, number, department, version: resolved.version, input, appliesFrom }
        return created(transaction, RegistrationEntry, { ...content, ...drafted, ...decided })
      })
    })
  }

  /** Asks for somebody else's approval of a draft. */
  propose(id: string, request: Request): Promise<Registered> {
    return this.step(() =>
      this.transaction({ action: 'indicator.propose', id, by: request.by }, async (transaction) => {
        const entry = await this.wanted(transaction, id, request, [RegistrationState.DRAFT], 'proposed')
        const over = await this.overLimit(transaction, entry)
        if (over.length > 0) throw new Refusal(over)
        const proposed = { proposedBy: request.by.subject, proposedAt: this.context.now() }
        Object.assign(entry, { state: RegistrationState.PROPOSED, ...proposed })
        await transaction.flush()
        return entry
      }),
    )
  }

  /** Puts a proposed version in force, and works it out for every school year it holds for. */
  approve(id: string, request: Request): Promise<Registered> {
    return this.step(() =>
      this.changingCatalogue({ action: 'indicator.approve', id, by: request.by }, async (transaction) => {
        const entry = await this.wanted(transaction, id, request, [RegistrationState.PROPOSED], 'approved')
        await refuseOwnApproval(transaction, entry, request)
        await this.refuseUnfit(transaction, entry)
        const at = this.context.now()
        const inForce = { indicator: id, state: RegistrationState.APPROVED }
        await transaction.nativeUpdate(RegistrationEntry, inForce, { state: RegistrationState.REPLACED })
        await transaction.nativeUpdate(
          Retirement,
          { indicator: id, endedAt: null },
          { endedAt: at, endedBy: request.by.subject },
        )
        Object.assign(entry, { state: RegistrationState.APPROVED, approvedBy: request.by.subject, approvedAt: at })
        await transaction.flush()
        return entry
      }),
    )
  }

  /** Decides against a proposal, or takes one's own back; the reason stays with it. */
  decline(id: string, reason: string, request: Request): Promise<Registered> {
    return this.step(() =>
      this.transaction({ action: 'indicator.decline', id, by: request.by }, async (transaction) => {
        const entry = await this.wanted(transaction, id, request, [RegistrationState.PROPOSED], 'declined')
        const because = reasonOf(reason)
        const declined = { declinedBy: request.by.subject, declinedAt: this.context.now(), declinedBecause: because }
        Object.assign(entry, { state: RegistrationState.DECLINED, ...declined })
        await transaction.flush()
        return entry
      }),
    )
  }

  /** Takes a draft or a proposal back; what was in force stays in force. */
  withdraw(id: string, request: Request): Promise<Registered> {
    return this.step(() =>
      this.transaction({ action: 'indicator.withdraw', id, by: request.by }, async (transaction) => {
        const open = [RegistrationState.DRAFT, RegistrationState.PROPOSED]
        const entry = await this.wanted(transaction, id, request, open, 'withdrawn')
        const withdrawn = { withdrawnBy: request.by.subject, withdrawnAt: this.context.now() }
        Object.assign(entry, { state: RegistrationState.WITHDRAWN, ...withdrawn })
        await transaction.flush()
        return entry
      }),
    )
  }

  /** Puts a retired indicator in force again, as its plugin or its last approval defines it. */
  async reinstate(id: string, { by }: Request): Promise<readonly Problem[]> {
    const { problems } = await this.step(() =>
      this.changingCatalogue({ action: 'indicator.reinstate', id, by }, async (transaction) => {
        const { catalogue, now } = this.context
        const open = await transaction.findOne(Retirement, { indicator: id, endedAt: null })
        const retired = catalogue.edition.retired.find(({ definition }) => definition.id === id)
        if (open === null || retired === undefined) throw refused(new ServerError('NOT_RETIRED', { id }), ['id'])
        const { id: department } = retired.department
        if (ownIndicators(catalogue, department).length >= catalogue.limitOf(department))
          throw new Refusal([await limitProblem(transaction, catalogue, department, ['id'])])
        Object.assign(open, { endedAt: now(), endedBy: by.subject })
        await transaction.flush()
        return open
      }),
    )
    return problems
  }

  /** Takes an indicator, of a plugin or registered, out of the catalogue; its history stays. */
  async retire(id: string, reason: string, { by, ifVersion }: Request): Promise<Retired> {
    const { entry, problems } = await this.step(() =>
      this.changingCatalogue({ action: 'indicator.retire', id, by }, async (transaction) => {
        const live = this.context.catalogue.edition.indicators.find(({ definition }) => definition.id === id)
        if (live === undefined) throw await this.notLive(transaction, id)
        if (ifVersion !== null && ifVersion !== live.version) throw refused(changed(id, live.version), ['ifVersion'])
        const because = reasonOf(reason)
        const kept = {
          indicator: id,
          reason: because,
          retiredBy: by.subject,
          retiredAt: this.context.now(),
          endedAt: null,
          endedBy: null,
        }
        return created(transaction, Retirement, kept)
      }),
    )
    return { retirement: entry, problems }
  }

  /** One step after the others; a refusal is answered with its problems. */
  private step<Kept>(work: () => Promise<Kept>): Promise<Step<Kept>> {
    return this.queue.run(async () => {
      try {
        return { entry: await work(), problems: [] }
      } catch (error) {
        if (error instanceof Refusal) return { entry: null, problems: error.problems }
        throw error
      }
    })
  }

  private transaction<Kept extends object>(
    { action, id, by }: NamedStep,
    work: (transaction: EntityManager) => Promise<Kept>,
  ): Promise<Kept> {
    return this.context.trail.writing(by, async (transaction, record) => {
      const kept = await work(transaction)
      record({ subject: by.subject, action, target: id, release: null, details: outcomeOf(kept) })
      return kept
    })
  }

  /** A transaction that is kept only where the catalogue it leads to obeys the rules, and is then in force. */
  private async changingCatalogue<Kept extends object>(
    step: NamedStep,
    work: (transaction: EntityManager) => Promise<Kept>,
  ): Promise<Kept> {
    const { catalogue, afterChange } = this.context
    let edition = catalogue.edition
    const kept = await this.transaction(step, async (transaction) => {
      const kept = await work(transaction)
      const changes = await storedChanges(transaction, await surroundingsOf(transaction, catalogue))
      edition = catalogue.compose(changes)
      return kept
    })
    catalogue.replaceBy(edition)
    await afterChange()
    return kept
  }

  /** The definition of an input that obeys every rule and whose examples come true. */
  private async checked(input: IndicatorInput, signal: AbortSignal) {
    const { resolved, problems, department } = await checkDefinition(
      this.context.em.fork(),
      this.context.catalogue,
      input,
    )
    if (resolved === null) throw new Refusal(problems)
    const failed = (await this.examples.run(resolved, signal)).flatMap(({ problem }) =>
      problem === null ? [] : [problem],
    )
    if (failed.length > 0) throw new Refusal(failed)
    return { resolved, department }
  }

  /** The newest version of an indicator, in one of the states that a step starts from. */
  private async wanted(
    transaction: EntityManager,
    id: string,
    { ifVersion }: Request,
    from: readonly RegistrationState[],
    step: string,
  ): Promise<RegistrationEntry> {
    const newest = await newestOf(transaction, id)
    if (newest === null) throw await notRegistered(transaction, id)
    refuseChanged(newest, ifVersion)
    if (from.includes(newest.state)) return newest
    const hint = { DRAFT: 'Propose it first.', PROPOSED: 'It waits for approval.' }[newest.state as string]
    const facts = {
      id,
      number: newest.number,
      state: newest.state,
      wanted: step,
      hint: hint ?? 'Register a changed definition first.',
    }
    throw refused(new ServerError('REGISTRATION_STATE', facts), ['id'])
  }

  private async refuseUnfit(transaction: EntityManager, { input, department }: RegistrationEntry): Promise<void> {
    const { catalogue } = this.context
    const { problems, breaksLimit } = await checkDefinition(transaction, catalogue, input)
    if (problems.length > 0) throw new Refusal(problems)
    if (breaksLimit) throw new Refusal([await limitProblem(transaction, catalogue, department, ['id'])])
  }

  /** That the department has no room for one more indicator, with what could make room. */
  private async overLimit(
    em: EntityManager,
    { indicator, department }: RegistrationEntry,
  ): Promise<readonly Problem[]> {
    const { catalogue } = this.context
    const own = ownIndicators(catalogue, department)
    if (own.some(({ definition }) => definition.id === indicator) || own.length < catalogue.limitOf(department))
      return []
    return [await limitProblem(em, catalogue, department, ['id'])]
  }

  private async notLive(transaction: EntityManager, id: string): Promise<Refusal> {
    const retired = await transaction.findOne(Retirement, { indicator: id, endedAt: null })
    if (retired !== null)
      return refused(
        new ServerError('ALREADY_RETIRED', { id, at: retired.retiredAt.slice(0, 10), who: retired.retiredBy }),
        ['id'],
      )
    const known = this.context.catalogue.edition.indicators.map(({ definition }) => definition.id)
    return refused(new ServerError('NOT_FOUND', { kind: 'indicator', id, hint: hintFor(id, known) }), ['id'])
  }
}

/** A step as the audit trail names it. */
interface NamedStep {
  readonly action: string
  readonly id: string
  readonly by: Authority
}

interface Step<Kept> {
  readonly entry: Kept | null
  readonly problems: readonly Problem[]
}

async function created<T extends object>(em: EntityManager, entity: new () => T, content: object): Promise<T> {
  const entry = em.create(entity, content as never)
  await em.flush()
  return entry
}

/** What the audit trail says of the entry a step kept: which version of the definition, and why. */
function outcomeOf(kept: object): Readonly<Record<string, unknown>> {
  const told = ['number', 'version', 'state', 'reason', 'declinedBecause']
  return Object.fromEntries(Object.entries(kept).filter(([name, value]) => told.includes(name) && value !== null))
}

function newestOf(em: EntityManager, id: string): Promise<RegistrationEntry | null> {
  return em.findOne(RegistrationEntry, { indicator: id }, { orderBy: { number: 'desc' } })
}

/** A draft or a proposal gives way to the definition registered after it; what is in force stays in force. */
async function replaceOpen(em: EntityManager, id: string): Promise<void> {
  const open = { indicator: id, state: { $in: [RegistrationState.DRAFT, RegistrationState.PROPOSED] } }
  await em.nativeUpdate(RegistrationEntry, open, { state: RegistrationState.REPLACED })
}

function refuseChanged(newest: RegistrationEntry | null, ifVersion: string | null): void {
  if (ifVersion === null || newest === null || newest.version === ifVersion) return
  const { draftedBy: who, number, indicator: id, version } = newest
  throw refused(new ServerError('VERSION_CHANGED', { who, number, id, version }), ['ifVersion'])
}

function changed(id: string, version: string): ServerError {
  return new ServerError('VERSION_CHANGED', { who: 'somebody', number: 'another', id, version })
}

async function notRegistered(em: EntityManager, id: string): Promise<Refusal> {
  const known = await em.find(RegistrationEntry, { department: departmentOfId(id) }, { fields: ['indicator'] })
  const names = [...new Set(known.map(({ indicator }) => indicator))].sort()
  return refused(new ServerError('REGISTRATION_NOT_FOUND', { id, hint: hintFor(id, names) }), ['id'])
}

function reasonOf(text: string): string {
  if (text.trim() === '') throw refused(new ServerError('REASON_MISSING'), ['reason'])
  return text.trim()
}

/** Nothing follows on a version that was declined, replaced or withdrawn; the same definition begins as a new one. */
function isClosed({ state }: RegistrationEntry): boolean {
  const closed = [RegistrationState.REPLACED, RegistrationState.DECLINED, RegistrationState.WITHDRAWN]
  return closed.includes(state)
}

function refused(error: ServerError, path: readonly string[]): Refusal {
  return new Refusal([problemOf(error, path)])
}

/** A second person looks at what one proposed; nobody becomes two by a key. */
async function refuseOwnApproval(em: EntityManager, { proposedBy }: RegistrationEntry, { by }: Request): Promise<void> {
  if (proposedBy === null) return
  const who = await personBehind(em, proposedBy)
  if (isSamePerson(who, await personBehind(em, by.subject)))
    throw refused(new ServerError('OWN_APPROVAL', { who }), ['id'])
}

/** Names differ in capitals and spaces when people type them. */
function isSamePerson(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
  return plain(one) === plain(other)
}
