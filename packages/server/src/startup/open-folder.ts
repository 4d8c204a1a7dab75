import { join } from 'node:path'
import type { Happening } from '@planwright/audit'
import { type ComputedRunner, PluginProcesses } from '@planwright/computed'
import { factsHolder } from '@planwright/facts'
import { AuditTrail } from '../audit/audit-trail.js'
import { HeadKeeper } from '../audit/head-keeper.js'
import type { Milliseconds } from '../clock/house-clock.js'
import { openClock } from '../clock/open-clock.js'
import type { OpenParts } from '../closing/open-parts.js'
import type { Settings } from '../config/settings.js'
import { inUse } from '../health/facts-hindrance.js'
import type { FactsRebuilt } from '../health/rebuild.js'
import type { Log } from '../http/log.js'
import type { Catalogue } from '../indicators/catalogue.js'
import { type PlanFile, readPlanFile } from '../plan-file/index.js'
import { closeRecords, openRecords, type Records, recordsFile } from '../records/database.js'
import { sealRecords } from '../records/seal.js'
import { openCatalogue } from './catalogue.js'
import { refuseOtherDistrict } from './district.js'
import { type Facts, type FactsContext, openFacts } from './facts.js'
import { declaredDepartments, pluginsIn } from './plugins.js'

/** A data folder that is open, with the plan and the plugins that say what is in it. */
export interface OpenFolder {
  readonly plan: PlanFile
  readonly computed: ComputedRunner
  readonly records: Records
  readonly catalogue: Catalogue
  readonly facts: Facts
  readonly trail: AuditTrail
  readonly now: () => string
}

export interface OpenFolderOptions extends Pick<FactsContext, 'log' | 'rebuild' | 'signal'> {
  readonly machine: Milliseconds
  /** Told how to close what was opened, also where the rest cannot be. */
  readonly parts: OpenParts
}

type FolderSettings = Pick<Settings, 'dataFolder' | 'pluginsFolder' | 'planFile' | 'pluginLimits' | 'limits'>

/** Opens a data folder for writing. Facts that are not what the records say are rebuilt, which is said in the trail. */
export async function openFolder(settings: FolderSettings, options: OpenFolderOptions): Promise<OpenFolder> {
  const { dataFolder } = settings
  const { log, machine, parts } = options
  await refuseInUse(dataFolder)
  const places = await pluginsIn(settings.pluginsFolder)
  const plan = await readPlanFile(settings.planFile)
  const computed = new PluginProcesses(settings.pluginLimits)
  parts.add('The processes of the plugins', () => computed.close())
  const departments = await declaredDepartments(computed, places)
  const file = join(dataFolder, recordsFile)
  const records = await openRecords(file)
  parts.add('The records', () => closeRecords(records))
  const { em } = records
  await refuseOtherDistrict(em, dataFolder, plan)
  const catalogue = await openCatalogue(em, departments, plan)
  const clock = await openClock(em, machine, log)
  const now = () => clock.now()
  const mostUnpacked = settings.limits.megabytesPerFile * 1_048_576
  const facts = await openFacts(dataFolder, { ...options, em, registry: catalogue.edition, plan, now, mostUnpacked })
  parts.add('The fact store', () => facts.store.close())
  // Only who has the facts knows that no other process has the records.
  parts.addLast('The seal of the records', () => seal(file, log))
  const head = new HeadKeeper(dataFolder, log)
  await head.catchUp(em)
  const trail = new AuditTrail(em, head, now)
  if (facts.rebuilt !== null) await trail.record(rebuilding(facts.rebuilt))
  return { plan, computed, records, catalogue, facts, trail, now }
}

/** Before anything is written: the server that runs on the folder must not notice. */
async function refuseInUse(folder: string): Promise<void> {
  const holder = await factsHolder(folder)
  if (holder !== null) throw inUse(folder, holder)
}

/** Without a seal the next start knows less of the records, and everything else is as it should be. */
async function seal(file: string, log: Log): Promise<void> {
  await sealRecords(file).catch((error: unknown) => void log.unexpected(error))
}

function rebuilding({ because, imports, setAsideAs }: FactsRebuilt): Happening {
  const details = { because, imports, setAsideAs }
  return { subject: 'server', action: 'facts.rebuild', target: null, release: null, details }
}
