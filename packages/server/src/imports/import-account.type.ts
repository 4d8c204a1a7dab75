import type { Confirmation, WholeUnit, WholeUnits, YearEffect } from '@planwright/facts'
import { Arg, Field, Int, ObjectType } from 'type-graphql'
import type { ScopePart } from './scope-parts.js'

@ObjectType({ description: 'One condition that all rows of an import meet.' })
export class ImportScopePart implements ScopePart {
  @Field(() => String)
  name!: string

  @Field(() => String)
  value!: string
}

@ObjectType({
  description: 'A loss, or a year that is likely a mistake: an import goes through once somebody confirms it.',
})
export class ImportConfirmation implements Confirmation {
  @Field(() => String, {
    description: 'What to put into `confirm`. It holds the numbers: if the loss is another by then, it is asked again.',
  })
  key!: string

  @Field(() => String, { description: 'A stable code; all of them are listed in schema/errors.md.' })
  code!: Confirmation['code']

  @Field(() => String)
  message!: string

  @Field(() => String)
  remedy!: string
}

@ObjectType({ description: 'A unit or a group all of whose rows of a school year come or go.' })
export class ImportedUnit implements WholeUnit {
  @Field(() => String, { description: '`school/07`, `classroom/12-3A`, or a group such as `race/black`.' })
  unit!: string

  @Field(() => Int)
  rows!: number
}

@ObjectType({ description: 'The first of a list of units and groups, and how many there are.' })
export class ImportedUnitList {
  @Field(() => Int)
  totalCount!: number

  @Field(() => [ImportedUnit])
  nodes!: readonly ImportedUnit[]
}

/** How many units and groups are shown unless more are asked for. */
const shown = 20

@ObjectType({ description: 'What an import does to one school year of a dataset.' })
export class ImportYear {
  @Field(() => String)
  dataset!: string

  @Field(() => String, { nullable: true, description: 'Null for datasets without school years.' })
  schoolYear!: string | null

  @Field(() => Int, { description: 'Rows of the year before the import.' })
  before!: number

  @Field(() => Int, { description: 'Rows of the year after it.' })
  after!: number

  @Field(() => Int)
  added!: number

  @Field(() => Int)
  altered!: number

  @Field(() => Int)
  removed!: number

  gainingUnits!: WholeUnits
  losingUnits!: WholeUnits

  @Field(() => ImportedUnitList, {
    description: 'Units and groups that had no rows of the year before; at most 100 are listed.',
  })
  gaining(@Arg('first', () => Int, { defaultValue: shown }) first: number): ImportedUnitList {
    return listOf(this.gainingUnits, first)
  }

  @Field(() => ImportedUnitList, {
    description: 'Units and groups that lose all their rows of the year; at most 100 are listed.',
  })
  losing(@Arg('first', () => Int, { defaultValue: shown }) first: number): ImportedUnitList {
    return listOf(this.losingUnits, first)
  }
}

@ObjectType({ description: 'The first school years that an import touches, and how many there are.' })
export class ImportYearList {
  @Field(() => Int)
  totalCount!: number

  @Field(() => [ImportYear])
  nodes!: readonly ImportYear[]
}

/** What an import does to a school year as the API answers with it. */
export function importYearOf({ gaining, losing, ...counts }: YearEffect): ImportYear {
  return Object.assign(new ImportYear(), counts, { gainingUnits: gaining, losingUnits: losing })
}

function listOf({ count, first: listed }: WholeUnits, first: number): ImportedUnitList {
  return { totalCount: count, nodes: listed.slice(0, first) }
}
