import type { EntityManager } from '@mikro-orm/sqlite'
import type { Registry } from '@planwright/engine'
import type { AuditTrail } from '../audit/audit-trail.js'
import { theServer } from '../audit/authority.js'
import { Department } from '../departments/department.entity.js'
import { syncDepartments } from '../departments/department.sync.js'
import type { PlanAction, PlanFile, PlanPriority } from '../plan-file/index.js'
import { digestOf } from '../records/digest.js'
import { syncTargets } from '../targets/target.sync.js'
import { Action } from './action.entity.js'
import { Goal } from './goal.entity.js'
import { Plan } from './plan.entity.js'
import { Priority } from './priority.entity.js'
import { Strategy } from './strategy.entity.js'

interface Records {
  readonly em: EntityManager
  readonly trail: AuditTrail
}

/**
 * Makes the records say what the plan file and the installed departments say, in one transaction.
 * Answers whether anything had to be done: the same file again changes nothing.
 */
export async function syncPlan(
  { em, trail }: Records,
  file: PlanFile,
  registry: Registry,
  at: string,
): Promise<boolean> {
  const installed = registry.departments.map(({ id, name }) => ({ id, name }))
  const digest = digestOf([file, installed, registry.indicatorLimit])
  const known = await em.fork().findOne(Plan, { digest })
  if (known !== null) return false
  await trail.writing(theServer, async (transaction, record) => {
    const departments = await syncDepartments(transaction, file, registry)
    await transaction.upsert(Plan, planRow(file, digest))
    await syncParts(transaction, file)
    await syncTargets(transaction, file, at)
    await removeOthers(transaction, file)
    await transaction.nativeDelete(Department, { id: { $nin: [...departments] } })
    const target = idOf('plans', file.key)
    record({ subject: 'server', action: 'plan.read', target, release: null, details: { digest } })
  })
  return true
}

async function syncParts(em: EntityManager, file: PlanFile): Promise<void> {
  const plan = `plans/${file.key}`
  const { priorities } = file
  const priorityRows = priorities.map(({ key, title }, position) => ({
    id: idOf('priorities', key),
    key,
    plan,
    position,
    titleText: title,
  }))
  await em.upsertMany(Priority, priorityRows)
  await upsertParts(
    em,
    Strategy,
    partRows(priorities, 'strategies', ({ strategies }) => strategies),
  )
  await upsertParts(em, Goal, partRows(priorities, 'goals', ({ goals }) => goals).map(withMeasure(file)))
  await upsertParts(em, Action, partRows(priorities, 'actions', ({ actions }) => actions).map(withDetails(file)))
}

interface PartRow {
  readonly id: string
  readonly key: string
  readonly priority: string
  readonly position: number
  readonly sentence: object
}

function partRows(
  priorities: readonly PlanPriority[],
  kind: string,
  partsOf: (priority: PlanPriority) => readonly { readonly key: string; readonly text: object }[],
): PartRow[] {
  return priorities.flatMap((priority) =>
    partsOf(priority).map(({ key, text }, position) => ({
      id: idOf(kind, key),
      key,
      priority: idOf('priorities', priority.key),
      position,
      sentence: text,
    })),
  )
}

function withMeasure(file: PlanFile): (row: PartRow) => PartRow {
  const goals = file.priorities.flatMap((priority) => priority.goals)
  return (row) => {
    const goal = goals.find(({ key }) => key === row.key)
    const measures = goal?.measuredBy ?? []
    const objectiveTexts = goal?.objectives ?? []
    return {
      ...row,
      measuredBy: measures[0] ?? null,
      measures,
      objectiveTexts,
      notYetText: goal?.notYet ?? null,
    } as PartRow
  }
}

function withDetails(file: PlanFile): (row: PartRow) => PartRow {
  const actions = file.priorities.flatMap((priority) => priority.actions)
  return (row) => ({ ...row, ...detailsOf(actions.find(({ key }) => key === row.key) ?? null) }) as PartRow
}

function detailsOf(action: PlanAction | null) {
  const owner = action?.owner ?? null
  return {
    owner: owner !== null && 'department' in owner ? owner.department : null,
    ownerText: owner !== null && 'name' in owner ? owner.name : null,
    start: action?.start ?? null,
    due: action?.due ?? null,
    milestoneTexts: action?.milestones ?? [],
  }
}

async function upsertParts(
  em: EntityManager,
  entity: new () => Strategy | Goal | Action,
  rows: readonly PartRow[],
): Promise<void> {
  if (rows.length > 0) await em.upsertMany(entity, rows as never[])
}

async function removeOthers(em: EntityManager, file: PlanFile): Promise<void> {
  const { priorities } = file
  const remaining = (kind: string, keys: readonly { key: string }[]) => ({
    id: { $nin: keys.map(({ key }) => idOf(kind, key)) },
  })
  await em.nativeDelete(
    Strategy,
    remaining(
      'strategies',
      priorities.flatMap(({ strategies }) => strategies),
    ),
  )
  await em.nativeDelete(
    Action,
    remaining(
      'actions',
      priorities.flatMap(({ actions }) => actions),
    ),
  )
  await em.nativeDelete(
    Goal,
    remaining(
      'goals',
      priorities.flatMap(({ goals }) => goals),
    ),
  )
  await em.nativeDelete(Priority, remaining('priorities', priorities))
  await em.nativeDelete(Plan, remaining('plans', [file]))
}

function planRow(file: PlanFile, digest: string) {
  const { name, code, address, website, phone } = file.district
  return {
    id: idOf('plans', file.key),
    key: file.key,
    titleText: file.title,
    frameworkText: file.framework ?? null,
    years: file.years,
    district: { name, code, address, website, phone },
    headingTexts: file.headings,
    beliefsText: file.beliefs ?? null,
    visionText: file.vision ?? null,
    missionText: file.mission ?? null,
    actionsIntroductionText: file.actionsIntroduction ?? null,
    digest,
  } as Plan
}

function idOf(kind: string, key: string): string {
  return `${kind}/${key}`
}
