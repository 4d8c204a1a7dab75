import { type Level as LevelName, levels, type Reason as ReasonName, type Text, textIn } from '@planwright/sdk'
import { Args, Field, Float, Int, ObjectType } from 'type-graphql'
import { type Page, PageArgs, pageOfList } from '../graphql/connection.js'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Problem } from '../graphql/problem.js'
import { Level } from '../indicators/enums.js'
import { indicatorOf } from '../indicators/indicator.service.js'
import { Indicator } from '../indicators/indicator.type.js'
import { MoveConnection, MoveType, moveOf, movePaging } from '../moves/move.type.js'
import { movesStatus, movesValue } from '../moves/moves.js'
import { Reason } from '../observations/enums.js'
import { levelOf } from '../targets/standing.js'
import type { ExampleRun } from './examples.js'
import type { Preview, PreviewedFigure } from './preview.js'

@ObjectType({
  description:
    'What a school year would show at one level, all students. Figures about people are shown as a release would show them, whoever asks.',
})
export class PreviewedLevel {
  @Field(() => String)
  schoolYear!: string

  @Field(() => Level)
  level!: LevelName

  @Field(() => Boolean, { description: 'Whether the school year is only to date: `Observation.isToDate`.' })
  isToDate!: boolean

  @Field(() => Int, {
    description: 'How many units the level has figures or reasons for; where they are about people, all its units.',
  })
  units!: number

  @Field(() => Int, { description: 'How many of them would have a value.' })
  withValue!: number

  @Field(() => Float, { nullable: true, description: 'Of the district itself, or of the only unit.' })
  value!: number | null

  @Field(() => Reason, { nullable: true, description: 'Why the district, or the only unit, would have none.' })
  reason!: ReasonName | null

  @Field(() => Float, { nullable: true })
  lowest!: number | null

  @Field(() => Float, { nullable: true })
  highest!: number | null

  @Field(() => Int, { nullable: true, description: 'How many people stand behind all of the level, where known.' })
  people!: number | null

  @Field(() => Int, { nullable: true, description: 'How many stand behind its smallest unit.' })
  fewestPeople!: number | null
}

@ObjectType({ description: 'How many indicators the department has and may have.' })
export class PreviewedLimit {
  @Field(() => Int, { description: 'That it has without this one.' })
  indicators!: number

  @Field(() => Int)
  limit!: number

  @Field(() => Boolean, { description: 'Whether approval would be refused because of it.' })
  breaks!: boolean

  @Field(() => [Indicator], { description: 'What could be retired to make room, the likeliest first.' })
  couldRetire!: Indicator[]
}

@ObjectType({ description: 'A worked example, run through the real engine.' })
export class PreviewedExample {
  private expectedText!: Text
  private actualText!: Text | null

  @Field(() => String)
  when!: string

  @Field(() => Boolean, { description: 'Whether it came true.' })
  holds!: boolean

  @Field(() => String)
  expected(@LocaleArg() locale: Locale): string {
    return textIn(this.expectedText, locale)
  }

  @Field(() => String, { nullable: true, description: 'Null where it could not be worked out; the problems say why.' })
  actual(@LocaleArg() locale: Locale): string | null {
    return this.actualText === null ? null : textIn(this.actualText, locale)
  }

  static of({ when, expected, actual, problem }: ExampleRun): PreviewedExample {
    const texts = { expectedText: expected, actualText: actual }
    return Object.assign(new PreviewedExample(), { when, holds: problem === null }, texts)
  }
}

@ObjectType({ description: 'What a definition would show and change if it were approved now. Nothing is written.' })
export class IndicatorPreview {
  preview!: Preview

  @Field(() => [Problem], { description: 'Everything that keeps it from being registered.' })
  problems!: readonly Problem[]

  @Field(() => String, { nullable: true, description: 'The version it would have; null where there are problems.' })
  version!: string | null

  @Field(() => PreviewedLimit)
  limit!: PreviewedLimit

  @Field(() => [PreviewedExample])
  examples!: PreviewedExample[]

  @Field(() => [PreviewedLevel], { description: 'Its figures, a line for each school year and level, all students.' })
  figures(): PreviewedLevel[] {
    return levelsOf(this.preview)
  }

  @Field(() => Int, { description: 'How many published figures would have another value or reason.' })
  movedValues(): number {
    return this.preview.moves.filter(movesValue).length
  }

  @Field(() => Int, { description: 'How many published figures would have another status.' })
  movedStatuses(): number {
    return this.preview.moves.filter(movesStatus).length
  }

  @Field(() => MoveConnection, { description: 'Exactly the published figures that would be shown otherwise.' })
  moves(@Args(() => PageArgs) page: PageArgs): Page<MoveType> {
    return pageOfList(this.preview.moves.map(moveOf), page, movePaging('IndicatorPreview.moves'))
  }
}

/** A preview as the API answers with it. */
export function previewTypeOf(preview: Preview): IndicatorPreview {
  const { problems, version, limit, counted, breaksLimit, couldRetire, examples } = preview
  const room = { indicators: counted, limit, breaks: breaksLimit, couldRetire: couldRetire.map(indicatorOf) }
  return Object.assign(new IndicatorPreview(), {
    preview,
    problems,
    version,
    limit: Object.assign(new PreviewedLimit(), room),
    examples: examples.map(PreviewedExample.of),
  })
}

/** A line for each school year and level, the newest year first. */
function levelsOf({ figures, toDate }: Pick<Preview, 'figures' | 'toDate'>): PreviewedLevel[] {
  const yearly = figures.filter(({ group, period }) => group === 'all' && !period.includes('/'))
  const years = [...new Set(yearly.map(({ period }) => period))].sort().reverse()
  return years.flatMap((schoolYear) =>
    levels.flatMap((level) => {
      const own = yearly.filter(({ period, orgUnit }) => period === schoolYear && levelOf(orgUnit) === level)
      if (own.length === 0) return []
      return [Object.assign(levelLine(schoolYear, level, own), { isToDate: toDate.has(schoolYear) })]
    }),
  )
}

function levelLine(schoolYear: string, level: LevelName, own: readonly PreviewedFigure[]): PreviewedLevel {
  const values = own.flatMap(({ value }) => (value === null ? [] : [value]))
  const people = own.flatMap((one) => (one.people === null ? [] : [one.people]))
  const only = own.length === 1 ? own[0] : undefined
  return Object.assign(new PreviewedLevel(), {
    schoolYear,
    level,
    units: own.length,
    withValue: values.length,
    value: only?.value ?? null,
    reason: only?.reason ?? null,
    lowest: least(values),
    highest: values.reduce<number | null>((high, value) => (high === null || value > high ? value : high), null),
    people: people.length === 0 ? null : people.reduce((sum, number) => sum + number, 0),
    fewestPeople: least(people),
  })
}

function least(numbers: readonly number[]): number | null {
  return numbers.reduce<number | null>((low, number) => (low === null || number < low ? number : low), null)
}
