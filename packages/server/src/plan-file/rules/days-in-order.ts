import type { Finding } from '../finding.js'
import { select, textAt } from '../select.js'

/** An action's days are days of the calendar, it is due after it starts, and no milestone lies outside of it. */
export function daysInOrder(content: unknown): readonly Finding[] {
  return select(content, ['priorities', '*', 'actions', '*']).flatMap(({ path, value: action }) => {
    const [start, due] = [textAt(action, 'start'), textAt(action, 'due')]
    const milestones = select(action, ['milestones', '*'], path)
    const days = [
      ...(start === undefined ? [] : [{ path: [...path, 'start'], day: start }]),
      ...(due === undefined ? [] : [{ path: [...path, 'due'], day: due, after: start }]),
      ...milestones.map((one) => ({
        ...{ path: [...one.path, 'by'], day: textAt(one.value, 'by') ?? '' },
        ...{ after: start, before: due },
      })),
    ]
    return days.flatMap(({ path: place, ...day }) => faultOf(day).map((fault) => ({ path: place, ...fault })))
  })
}

interface BoundedDay {
  readonly day: string
  readonly after?: string | undefined
  readonly before?: string | undefined
}

function faultOf({ day, after, before }: BoundedDay): readonly Pick<Finding, 'message' | 'remedy'>[] {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return []
  if (!isDay(day)) return [{ message: `${day} is not a day of the calendar.`, remedy: 'Correct the day.' }]
  const remedy = 'Correct one of the two days.'
  if (after !== undefined && day < after) return [{ message: `${day} comes before the start on ${after}.`, remedy }]
  if (before !== undefined && day > before)
    return [{ message: `${day} comes after ${before}, when the action is due.`, remedy }]
  return []
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
