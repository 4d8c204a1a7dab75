import type { TestServer } from './test-server.js'

export interface Problem {
  readonly code: string
  readonly path: readonly string[]
  readonly position: number | null
  readonly message: string
  readonly remedy: string
}

export interface Registration {
  readonly number: number
  readonly version: string
  readonly state: string
}

export interface Payload {
  readonly registration: Registration | null
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
}

const problems = 'problems { code path position message remedy }'
const payload = `{ registration { number version state } ${problems} warnings { code path message remedy } }`

const register = `mutation ($input: IndicatorInput!, $ifVersion: String) {
  done: registerIndicator(input: $input, ifVersion: $ifVersion) ${payload} }`
const propose = `mutation ($id: ID!, $ifVersion: String) { done: proposeIndicator(id: $id, ifVersion: $ifVersion) ${payload} }`
const approve = `mutation ($id: ID!, $ifVersion: String) { done: approveIndicator(id: $id, ifVersion: $ifVersion) ${payload} }`
const withdraw = `mutation ($id: ID!) { done: withdrawIndicator(id: $id) ${payload} }`
const retire = `mutation ($id: ID!, $reason: String!) { done: retireIndicator(id: $id, reason: $reason) {
  retirement { indicator retiredBy reason } ${problems} } }`

/** The steps of a registration, each in somebody's name. */
export function registering(server: TestServer) {
  const send = async <Done>(query: string, variables: object, actor?: string): Promise<Done> => {
    const { data, errors } = await server.ask<{ readonly done: Done }>(query, variables, actor)
    if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join(' '))
    return data.done
  }
  const approved = async (input: { readonly id: string }): Promise<Payload> => {
    const drafted = await send<Payload>(register, { input }, 'Ana Ruiz')
    if (drafted.problems.length > 0) return drafted
    await send<Payload>(propose, { id: input.id }, 'Ana Ruiz')
    return send<Payload>(approve, { id: input.id }, 'José Muñoz')
  }
  return {
    /** All steps up to somebody else's approval; where one fails, its problems. */
    approved,
    register: (input: object, actor?: string, ifVersion?: string) =>
      send<Payload>(register, { input, ifVersion }, actor),
    propose: (id: string, actor?: string, ifVersion?: string) => send<Payload>(propose, { id, ifVersion }, actor),
    approve: (id: string, actor?: string, ifVersion?: string) => send<Payload>(approve, { id, ifVersion }, actor),
    withdraw: (id: string, actor?: string) => send<Payload>(withdraw, { id }, actor),
    retire: (id: string, reason: string, actor?: string) =>
      send<{ readonly retirement: object | null; readonly problems: readonly Problem[] }>(
        retire,
        { id, reason },
        actor,
      ),
    send,
  }
}

/** An input that has no problems: the share of a library's loans of at most ten days. */
export function shortLoans(change: object = {}) {
  return {
    id: 'library.short-loans',
    title: { en: 'Short loans', es: 'Préstamos cortos' },
    question: { en: 'How many loans last ten days at most?', es: '¿Cuántos préstamos duran diez días como máximo?' },
    unit: 'PERCENT',
    better: 'HIGHER',
    advances: ['actions/open-late'],
    value: { ratio: { of: 'library.loans', numerator: 'count(*) filter (where days <= 10)', denominator: 'count(*)' } },
    levels: ['DISTRICT', 'ZONE', 'SCHOOL'],
    owner: { en: 'Head librarian', es: 'Bibliotecaria principal' },
    backup: { en: 'Reading coach', es: 'Asesora de lectura' },
    method: { en: 'Loans of ten days or fewer, out of all loans.', es: 'Préstamos de diez días o menos, sobre todos.' },
    examples: [
      {
        when: 'one of two loans is short',
        given: { loans: [loan(1, 10, true), loan(2, 11, true)] },
        then: { value: 50 },
      },
      { when: 'nobody borrows', given: { loans: [] }, then: { reason: 'ZERO_DENOMINATOR' } },
    ],
    ...change,
  }
}

/** A loan of a worked example. */
export function loan(number: number, days: number, onTime: boolean) {
  return { student: 'ada', school: 'north', schoolYear: '2016-17', loan: number, days, onTime }
}
