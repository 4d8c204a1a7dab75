import { publicViewer, type Role, type Viewer, viewerOf } from '@planwright/server'

export interface Person {
  readonly name: string
  readonly viewer: Viewer
}

const nobody = { department: null, schools: [], classrooms: [] }

function person(name: string, role: Role, scope: Partial<typeof nobody | object> = {}): Person {
  return { name, viewer: viewerOf('person', name, { ...nobody, roles: [role], ...scope }) }
}

/** Somebody of each role; where a role is for a part of the district, one of the library's part and one of another. */
export const people = {
  public: { name: 'the public', viewer: publicViewer },
  analyst: person('an analyst', 'analyst'),
  head: person('the head of the library', 'department-head', { department: 'library' }),
  otherHead: person('the head of transport', 'department-head', { department: 'transport' }),
  principal: person('the principal of school 1', 'principal', { schools: ['school/1'] }),
  otherPrincipal: person('the principal of school 2', 'principal', { schools: ['school/2'] }),
  teacher: person('a teacher of school 1', 'teacher', { classrooms: ['classroom/1-3A'] }),
  reviewer: person('a reviewer', 'reviewer'),
  administrator: person('an administrator', 'administrator'),
} as const satisfies Readonly<Record<string, Person>>

export const everybody: readonly Person[] = Object.values(people)
