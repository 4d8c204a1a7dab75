import { Arg, ID } from 'type-graphql'

/** The `orgUnit` argument of an answer. */
export const OrgUnitArg = () =>
  Arg('orgUnit', () => ID, { defaultValue: 'district', description: '`district`, `school/12`, `peer/0430011`, ...' })

/** The `group` argument of an answer. */
export const GroupArg = () => Arg('group', () => ID, { defaultValue: 'all', description: '`all` or `race/black`.' })

/** The `period` argument of an answer. */
export const PeriodArg = () =>
  Arg('period', () => String, {
    nullable: true,
    description:
      '`2016-17` or `2016-17/10`; the newest whole school year by default, or the one under way while there is none.',
  })

/** The `toDate` argument of a newest figure. */
export const ToDateArg = () =>
  Arg('toDate', () => Boolean, {
    defaultValue: false,
    description: 'Also consider the school year under way, whose figure is marked `isToDate`.',
  })
