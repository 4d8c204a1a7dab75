import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { connectionOf, newestFirst, type Page, PageArgs, type Paging, pageOfList } from '../graphql/connection.js'
import type { Context } from '../graphql/context.js'
import { isNumberPlace, Places } from '../graphql/cursor.js'
import { publishRelease, releasesOf } from './release.service.js'
import { Release, ReleasePayload, releaseOf } from './release.type.js'

const ReleaseConnection = connectionOf('Release', () => Release)

const paging: Paging<Release, number> = {
  places: new Places('releases', isNumberPlace),
  placeOf: ({ id }) => Number(id.slice('release/'.length)),
  inOrder: newestFirst,
}

@Resolver(() => Release)
export class ReleaseResolver {
  @Query(() => ReleaseConnection, { description: 'What was released to the public, the newest first.' })
  async releases(@Args(() => PageArgs) page: PageArgs, @Ctx() { em }: Context): Promise<Page<Release>> {
    return pageOfList((await releasesOf(em)).map(releaseOf), page, paging)
  }

  @Mutation(() => ReleasePayload, {
    description:
      'Publishes the protected figures of a period: counts rounded to five, small groups hidden. Once for a period; a correction needs a reason and shows only what changed by ten or more.',
  })
  async publishRelease(
    @Arg('period', () => String, { description: '`2016-17`, or `2016-17/10`.' }) period: string,
    @Arg('reason', () => String, { nullable: true, description: 'Why a released period is corrected.' })
    reason: string | null,
    @Ctx() context: Context,
  ): Promise<ReleasePayload> {
    const { em, trail, registry: edition, authority: by, now } = context
    const order = { period, reason: reason?.trim() || null, by }
    const { release, problems } = await publishRelease({ em, trail, edition, now }, order)
    return { release: release === null ? null : releaseOf(release), problems }
  }
}
