import { TestServer } from '../support/test-server.js'
import type { Case } from './case.js'

/** A case that needs a server, and leaves nothing behind that another of its list would trip over. */
export interface ServerCase extends Omit<Case, 'check'> {
  check(server: TestServer): Promise<void>
}

/** Cases that share one server: the first that is asked for has all of them checked, and each tells its own outcome. */
export function onOneServer(cases: readonly ServerCase[]): readonly Case[] {
  let outcomes: Promise<readonly PromiseSettledResult<void>[]> | null = null
  return cases.map(({ input, right }, index) => ({
    input,
    right,
    async check() {
      outcomes ??= checkAll(cases)
      const outcome = (await outcomes)[index]
      if (outcome?.status !== 'fulfilled') throw outcome?.reason
    },
  }))
}

async function checkAll(cases: readonly ServerCase[]): Promise<readonly PromiseSettledResult<void>[]> {
  const server = await TestServer.start()
  try {
    const outcomes: PromiseSettledResult<void>[] = []
    for (const { check } of cases) outcomes.push(...(await Promise.allSettled([check(server)])))
    return outcomes
  } finally {
    await server.stop()
  }
}
