import { registerEnumType } from 'type-graphql'
import type { Role } from '../access/viewer.js'

/** The roles as the API names them. */
export enum RoleName {
  PUBLIC = 'public',
  ANALYST = 'analyst',
  DEPARTMENT_HEAD = 'department-head',
  PRINCIPAL = 'principal',
  TEACHER = 'teacher',
  REVIEWER = 'reviewer',
  ADMINISTRATOR = 'administrator',
}

registerEnumType(RoleName, {
  name: 'Role',
  description: 'What people and programs may be. Everybody is public too.',
  valuesConfig: {
    PUBLIC: { description: 'Families, and everybody else: the plan, its definitions, and what was released.' },
    ANALYST: { description: 'Explores what was released, in questions of their own.' },
    DEPARTMENT_HEAD: {
      description: 'Answers for a department: sees its figures exactly and changes what it measures.',
    },
    PRINCIPAL: { description: 'Sees the figures of the own school and its classes exactly.' },
    TEACHER: { description: 'Sees the figures of the own classes exactly.' },
    REVIEWER: { description: 'Decides on the definitions that departments propose.' },
    ADMINISTRATOR: { description: 'Sees and does everything.' },
  },
})

/** Roles as the API names them, in its order. */
export function roleNames(roles: readonly Role[]): readonly RoleName[] {
  return Object.values(RoleName).filter((name) => roles.includes(name))
}
