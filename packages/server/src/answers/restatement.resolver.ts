import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { asOfText } from '../graphql/as-of.js'
import { type Page, PageArgs } from '../graphql/connection.js'
import type { Context } from '../graphql/context.js'
import { Import, importOf } from '../imports/import.type.js'
import { refuseBackwards } from '../names/backwards.js'
import { RestatementFilter } from './restatement.input.js'
import { restatementPage } from './restatement.service.js'
import { Restatement, RestatementConnection } from './restatement.type.js'

@Resolver(() => Restatement)
export class RestatementResolver {
  @Query(() => RestatementConnection, {
    description:
      'Every figure that replaced an earlier one of the same place, and every status that an edited target changed; the newest first.',
  })
  restatements(
    @Arg('filter', () => RestatementFilter, { nullable: true }) filter: RestatementFilter | null,
    @Arg('since', () => GraphQLDateTimeISO, { nullable: true, description: 'Only what changed after this moment.' })
    since: Date | null,
    @Arg('until', () => GraphQLDateTimeISO, { nullable: true, description: 'Only what changed up to this moment.' })
    until: Date | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Page<Restatement>> {
    refuseBackwards('since', asOfText(since), asOfText(until))
    const scope = { filter: filter ?? { changed: false }, since: asOfText(since), until: asOfText(until) }
    return restatementPage(scope, page, context)
  }

  @FieldResolver(() => [Import], { description: 'The imports that came in between.' })
  async imports(@Root() { newImports }: Restatement, @Ctx() { loaders }: Context): Promise<Import[]> {
    const entries = await Promise.all(newImports.map((id) => loaders.importEntry.load(`import/${id}`)))
    return entries.flatMap((entry) => (entry === null ? [] : [importOf(entry)]))
  }
}
