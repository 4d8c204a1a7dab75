/** What the operator of a machine asks for, about data folders on it. Paths are absolute. */
export type Order =
  | { readonly command: 'backup'; readonly data: string; readonly to: string }
  | { readonly command: 'restore'; readonly backup: string; readonly data: string }
  | { readonly command: 'doctor'; readonly data: string }
  | { readonly command: 'rebuild'; readonly data: string }

/** Reads an order as it was passed on. */
export function orderFrom(text: string | undefined): Order {
  const order: unknown = JSON.parse(text ?? 'null')
  if (!isRecord(order)) throw new TypeError('The order is no object.')
  const { command, data, to, backup } = order
  if (command === 'backup' && isText(data) && isText(to)) return { command, data, to }
  if (command === 'restore' && isText(data) && isText(backup)) return { command, data, backup }
  if (command === 'doctor' && isText(data)) return { command, data }
  if (command === 'rebuild' && isText(data)) return { command, data }
  throw new TypeError(`There is no order ${String(command)} of this form.`)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
