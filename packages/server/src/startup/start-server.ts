import 'reflect-metadata'
import { type ComputedRunner } from '@planwright/computed'
import type { Viewer } from '../access/viewer.js'
import { ReplayService } from '../answers/replay.service.js'
import { AuditTrail } from '../audit/audit-trail.js'
import { type CaughtUp, catchUp, forgetFailures, type Withdrawn } from '../calculation/calculation.service.js'
import type { Milliseconds } from '../clock/house-clock.js'
import { OpenParts } from '../closing/open-parts.js'
import { localUrl } from '../config/addresses.js'
import type { Settings } from '../config/settings.js'
import { type Context, contextOf } from '../graphql/context.js'
import { createSchema } from '../graphql/schema.js'
import { createHttpServer, type HttpServer } from '../http/http-server.js'
import type { Log } from '../http/log.js'
import type { DevelopmentToken } from '../identity/development.js'
import { signedInForGood } from '../identity/signed-in.js'
import { ImportService } from '../imports/import.service.js'
import { removeForgottenFiles } from '../imports/unused-files.js'
import type { Catalogue } from '../indicators/catalogue.js'
import { ListedOperations } from '../limits/listed-operations.js'
import { syncOrgUnits } from '../organization/org-unit.sync.js'
import { syncPlan } from '../plan/plan.sync.js'
import { type PlanFile, refuseUnfitMeasures } from '../plan-file/index.js'
import { type Records } from '../records/database.js'
import { Serial } from '../records/serial.js'
import { RegistrationService } from '../registrations/registration.service.js'
import { differingBaselines } from '../targets/plan-baselines.js'
import { refuseOpenDevelopment, refuseUnnamedAddress } from './address.js'
import { prepareDataFolder } from './data-folder.js'
import { keepDistrict } from './district.js'
import type { Facts } from './facts.js'
import { importFirstFigures } from './first-figures.js'
import { type Identity, openIdentity } from './identity.js'
import { keepLabel } from './label.js'
import { openFolder } from './open-folder.js'
import { refuseTakenPort } from './port.js'
import { startError } from './start-error.js'

/** An import is finished before the server ends; a larger one than any district has takes less. */
const secondsOfAnImport = 600
/** It has four parts of its own to wait for. */
const secondsOfHttp = 150

/** What a start had to do; nothing, at a second one. */
export interface StartReport {
  readonly planChanged: boolean
  readonly imported: readonly string[]
  readonly calculated: number
}

export interface RunningServer {
  /** How this machine itself reaches it. */
  readonly url: string
  readonly records: Records
  readonly catalogue: Catalogue
  readonly report: StartReport
  /** In development mode a token for each role; none otherwise. */
  readonly developmentTokens: readonly DevelopmentToken[]
  /** A token for a viewer that lasts as long as the server. */
  tokenFor(viewer: Viewer): string
  /** The context of a request by a viewer, for whoever asks without going through HTTP. */
  contextFor(viewer: Viewer): Context
  /** Resolves once no request is at work. */
  settled(): Promise<void>
  close(): Promise<void>
}

/**
 * Starts a server: opens its data folder, brings everything up to date, and listens. `machine` is the machine's clock.
 */
export async function startServer(
  settings: Settings,
  log: Log,
  machine: Milliseconds = Date.now,
): Promise<RunningServer> {
  refuseUnnamedAddress(settings)
  refuseOpenDevelopment(settings)
  await refuseTakenPort(settings)
  await prepareDataFolder(settings.dataFolder)
  const parts = new OpenParts()
  try {
    const open = await openFolder(settings, { log, machine, parts, rebuild: 'asNeeded' })
    const { plan, records, catalogue, facts, computed, trail, now } = open
    const identity = await openIdentity({ settings, em: records.em, trail, catalogue, log, now })
    parts.add('The sign-in', () => identity.close())
    const house = new House(settings, log, catalogue, plan, records, facts, computed, trail, identity, now)
    parts.add('The running import', () => house.imports.idle(), secondsOfAnImport)
    const report = await house.bringUpToDate()
    const { http, contextFor } = await house.open()
    parts.add('The HTTP server', () => http.close(), secondsOfHttp)
    parts.add('The search for forgotten files', house.forgetFiles())
    const port = await http.listen(settings)
    const url = localUrl(settings.host, port)
    const { developmentTokens, tokenFor } = identity
    const told = { url, records, catalogue, report, developmentTokens, settled: () => http.settled() }
    return { ...told, tokenFor, contextFor, close: () => parts.close() }
  } catch (error) {
    await parts.abandon(log)
    throw await startError(error, settings.dataFolder)
  }
}

/** Everything that lives as long as the server, and how its parts are wired. */
class House {
  readonly imports: ImportService
  private readonly registrations: RegistrationService
  private readonly calculations = new Serial()

  constructor(
    private readonly settings: Settings,
    private readonly log: Log,
    private readonly catalogue: Catalogue,
    private readonly plan: PlanFile,
    private readonly records: Records,
    private readonly facts: Facts,
    private readonly computed: ComputedRunner,
    private readonly trail: AuditTrail,
    private readonly identity: Identity,
    private readonly now: () => string,
  ) {
    const { em } = records
    const { store, archive } = facts
    const afterChange = async (dataset: string, onProgress: (done: number, total: number) => void) => {
      if (isAboutOrganization(dataset)) await syncOrgUnits(em, store, plan, this.now())
      await this.catchUp(onProgress)
    }
    const calculateAnew = async () => void (await this.catchUp())
    this.registrations = new RegistrationService({ em, trail, catalogue, now: this.now, afterChange: calculateAnew })
    this.imports = new ImportService({ em, trail, facts: store, archive, catalogue, log, now: this.now, afterChange })
  }

  async bringUpToDate(): Promise<StartReport> {
    const { settings, plan, catalogue, imports, records, trail } = this
    const { store, archive } = this.facts
    await refuseUnfitMeasures(settings.planFile, catalogue.edition)
    await keepLabel(records.em, settings.dataFolder, settings.label)
    await keepDistrict(records.em, plan)
    await imports.settle()
    const planChanged = await syncPlan({ em: records.em, trail }, plan, catalogue.edition, this.now())
    const imported = await importFirstFigures({ settings, facts: store, archive, imports })
    await syncOrgUnits(records.em, store, plan, this.now())
    await forgetFailures(records.em)
    const { calculated } = await this.catchUp()
    for (const line of await differingBaselines(records.em.fork(), plan, catalogue.edition)) this.log.info(line)
    return { planChanged, imported, calculated }
  }

  /** Removes files that nobody imported, now and every hour. The answer ends that. */
  forgetFiles(): () => Promise<unknown> {
    const { records, facts, log } = this
    const context = { em: records.em, facts: facts.store, archive: facts.archive, now: this.now }
    let work = Promise.resolve()
    const forget = () => {
      work = removeForgottenFiles(context)
        .then(undefined, (error) => void log.unexpected(error))
        .then(() => undefined)
    }
    forget()
    const hourly = setInterval(forget, 3_600_000).unref()
    return async () => {
      clearInterval(hourly)
      await work
    }
  }

  async open(): Promise<{ readonly http: HttpServer; readonly contextFor: (viewer: Viewer) => Context }> {
    const { catalogue, registrations, imports, records, trail, log } = this
    const { store, archive, home } = this.facts
    const replays = new ReplayService({ facts: store, archive, home, computed: this.computed })
    const { apiKeys, authenticator, signIns } = this.identity
    const { label } = this.settings
    const services = { catalogue, facts: store, registrations, imports, replays, trail, apiKeys, label, now: this.now }
    const http = await createHttpServer({
      schema: await createSchema(),
      em: records.em,
      services,
      authenticator,
      signIns,
      archive,
      log,
      sites: this.settings,
      limits: this.settings.limits,
      trustedProxies: this.settings.trustedProxies,
      listed: await this.listed(),
      elapsed: () => performance.now(),
    })
    return { http, contextFor: (viewer) => contextOf(records.em, services, signedInForGood(viewer)) }
  }

  private async listed(): Promise<ListedOperations | null> {
    const { operations, operationsFolder } = this.settings
    if (operations === 'any') return null
    return ListedOperations.read(operationsFolder === null ? [] : [operationsFolder])
  }

  /** One after the other: a calculation that began with an older catalogue never ends after a newer one. */
  private catchUp(onProgress?: (done: number, total: number) => void): Promise<CaughtUp> {
    return this.calculations.run(() => this.catchUpNow(onProgress))
  }

  private catchUpNow(onProgress?: (done: number, total: number) => void): Promise<CaughtUp> {
    const { records, facts, catalogue, computed, now } = this
    return catchUp({
      em: records.em,
      facts: facts.store,
      registry: catalogue.edition,
      computed,
      now,
      ...(onProgress === undefined ? {} : { onProgress }),
      onWithdrawn: (withdrawn) => this.log.info(withdrawalLine(withdrawn)),
      onProblem: ({ indicator, place, message, remedy }) =>
        this.log.info(`${indicator}, ${place}: ${message} ${remedy}`),
    })
  }
}

function withdrawalLine({ figures, indicators }: Withdrawn): string {
  return `${figures} figures are withdrawn, because nobody declares their indicators any more: ${indicators.join(', ')}. If a plugin is missing, install it and start again: they are calculated again.`
}

function isAboutOrganization(dataset: string): boolean {
  return ['roster', 'organization'].includes(dataset.split('.')[0] ?? '')
}
