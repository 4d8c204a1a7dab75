import { expect } from 'chai'
import { newFolder, TestServer } from '../support/test-server.js'

const progress = 'subscription ($id: ID!) { importProgress(id: $id) { id state problems { code remedy } } }'

describe('an import that a dying server left at work', () => {
  it('is told as failed after the next start, with what to do', async () => {
    const folder = await newFolder()
    const first = await TestServer.start(folder.path)
    const sql =
      "update import set state = 'RUNNING', phase = 'writing', finishedAt = null where dataset = 'teaching-learning.graduation'"
    const connection = first.server.records.em.getConnection()
    await connection.execute("insert into setting (name, value) values ('recording', '1')")
    await connection.execute(sql)
    await connection.execute("delete from setting where name = 'recording'")
    await first.stop()
    const second = await TestServer.start(folder.path)
    try {
      const query = '{ imports { id dataset state } }'
      const { imports } = (await second.ask<{ imports: { id: string; dataset: string }[] }>(query)).data
      const id = imports.find(({ dataset }) => dataset === 'teaching-learning.graduation')?.id
      const problems = [{ code: 'IMPORT_INTERRUPTED', remedy: 'Start the same import again.' }]
      expect(await second.everythingOf(progress, { id })).to.deep.equal([
        { importProgress: { id, state: 'FAILED', problems } },
      ])
    } finally {
      await second.stop()
      await folder.remove()
    }
  })

  it('is not to be followed under an id that nobody knows', async () => {
    const server = await TestServer.start()
    try {
      const followed = await server.everythingOf(progress, { id: 'import/none' }).then(
        () => 'followed',
        (errors: readonly { readonly message: string; readonly extensions: object }[]) => errors[0],
      )
      expect(followed).to.deep.include({ message: 'There is no import import/none.' })
      expect(followed).to.have.deep.nested.property('extensions.code', 'IMPORT_NOT_FOUND')
    } finally {
      await server.stop()
    }
  })
})
