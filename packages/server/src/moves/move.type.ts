import type { Reason as ReasonName } from '@planwright/sdk'
import { Field, Float, ID, ObjectType } from 'type-graphql'
import { connectionOf, inTextOrder, type Paging } from '../graphql/connection.js'
import { isTextPlace, Places } from '../graphql/cursor.js'
import { Reason } from '../observations/enums.js'
import { StatusLevel } from '../targets/status.type.js'
import { type Move, movesStatus, movesValue, placeOf } from './moves.js'

@ObjectType('ShownFigure', { description: 'What a reader sees: a value or a reason, and how it stands.' })
export class ShownFigureType {
  @Field(() => Float, { nullable: true })
  value!: number | null

  @Field(() => Reason, { nullable: true })
  reason!: ReasonName | null

  @Field(() => StatusLevel)
  status!: StatusLevel
}

@ObjectType('Move', { description: 'A published figure that would be shown otherwise.' })
export class MoveType {
  @Field(() => ID, { description: "The indicator's id." })
  indicator!: string

  @Field(() => ID)
  orgUnit!: string

  @Field(() => ID)
  group!: string

  @Field(() => String)
  period!: string

  @Field(() => ShownFigureType, { nullable: true, description: 'Null where nothing is published yet.' })
  before!: ShownFigureType | null

  @Field(() => ShownFigureType, { nullable: true, description: 'Null where nothing would be published any more.' })
  after!: ShownFigureType | null

  @Field(() => Boolean, { description: 'Whether the value or the reason would be another.' })
  movesValue!: boolean

  @Field(() => Boolean, { description: 'Whether the status would be another.' })
  movesStatus!: boolean
}

export const MoveConnection = connectionOf('Move', () => MoveType)

/** A move as the API answers with it. */
export function moveOf(move: Move): MoveType {
  return Object.assign(new MoveType(), { ...move, movesValue: movesValue(move), movesStatus: movesStatus(move) })
}

/** How the moves of a preview are read page by page: they are in the order of unit, group and period. */
export function movePaging(list: string): Paging<MoveType, string> {
  return { places: new Places(list, isTextPlace), placeOf, inOrder: inTextOrder }
}
