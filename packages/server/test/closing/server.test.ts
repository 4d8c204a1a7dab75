import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { startServer } from '@planwright/server'
import { expect } from 'chai'
import { newFolder, quietLog, settingsFor, TestServer } from '../support/test-server.js'

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

describe('a server of which a part cannot be closed', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>

  beforeEach(async () => {
    folder = await newFolder()
  })

  afterEach(() => folder.remove())

  it('closes all others, says which one it was, and lets the next server start', async () => {
    const server = await startServer(settingsFor(folder.path), quietLog())
    const { records } = server
    const closeRecords = records.close.bind(records)
    records.close = () => Promise.reject(new Error('the disk is gone'))
    const said = await server.close().then(
      () => '',
      (error: Error) => error.message,
    )
    await closeRecords(true)
    expect(said).to.equal('The records could not be closed (the disk is gone).')
    expect(await exists(join(folder.path, 'operator.token'))).to.equal(false)
    expect(await fetch(server.url).catch(() => 'nobody listens')).to.equal('nobody listens')
    const next = await TestServer.start(folder.path)
    expect((await next.ask<{ plan: { key: string } }>('{ plan { key } }')).data.plan.key).to.be.a('string')
    await next.stop()
  })
})
