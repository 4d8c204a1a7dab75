import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hartfordFolder } from '@planwright/hartford'
import { expect } from 'chai'
import { newFolder, TestServer } from '../support/test-server.js'

interface Goals {
  readonly plan: {
    readonly goals: readonly {
      readonly key: string
      readonly text: string
      readonly target: { readonly value: number } | null
    }[]
  }
}

describe('a start with an edited plan file', () => {
  it('takes over the edit, and keeps the target that was in force before', async () => {
    const folder = await newFolder()
    await (await TestServer.start(join(folder.path, 'data'))).stop()
    const text = await readFile(join(hartfordFolder, 'plan.yaml'), 'utf8')
    const planFile = join(folder.path, 'plan.yaml')
    const edited = text
      .replace('Increase graduation rate by 9%.', 'Increase graduation rate by 10%.')
      .replace('change: 9\n', 'change: 10\n')
    await writeFile(planFile, edited)
    const server = await TestServer.start(join(folder.path, 'data'), { planFile })
    try {
      const { goals } = (await server.ask<Goals>('{ plan { goals { key text target { value } } } }')).data.plan
      const goal = goals.find(({ key }) => key === 'graduation-rate')
      expect(goal).to.deep.equal({
        key: 'graduation-rate',
        text: 'Increase graduation rate by 10%.',
        target: { value: 78.8 },
      })
      const sql =
        "select value, supersededAt is null as standing from target where goal = 'goals/graduation-rate' order by id"
      expect(await server.server.records.em.getConnection().execute(sql)).to.deep.equal([
        { value: 77.8, standing: 0 },
        { value: 78.8, standing: 1 },
      ])
      const superseded = await server.server.records.em
        .getConnection()
        .execute('select count(*) as n from target where supersededAt is not null')
      expect(superseded).to.deep.equal([{ n: 1 }])
    } finally {
      await server.stop()
      await folder.remove()
    }
  })
})
