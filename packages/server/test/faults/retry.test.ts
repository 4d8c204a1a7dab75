import { join } from 'node:path'
import { defaultPluginLimits } from '@planwright/computed'
import { faultyProgram, writePlugin } from '@planwright/testing'
import { expect } from 'chai'
import { pluginsIn } from '../support/edited-plugins.js'
import { importText } from '../support/importing.js'
import { newFolder, TestServer } from '../support/test-server.js'

/** Works where there is room for a list of 150 MB. */
const hoarder = { name: 'hoards', body: 'return count(new Uint8Array(1.5e8).fill(2)[0] * amount.value)', says: /^$/ }

const figures = `query ($id: ID!) { observations(filter: { indicators: [$id], orgUnits: ["district"] }) {
  nodes { value reason } } }`

interface Figures {
  readonly observations: {
    readonly nodes: readonly { readonly value: number | null; readonly reason: string | null }[]
  }
}

describe('a figure that failed because its plugin had too little memory', () => {
  it('is worked out at the next start, and left alone at the one after', async () => {
    const folder = await newFolder()
    const pluginsFolder = join(folder.path, 'plugins')
    await pluginsIn(pluginsFolder)
    await writePlugin(pluginsFolder, 'meters', faultyProgram('meters', [hoarder]))
    const started = async (megabytes: number, work?: (server: TestServer) => Promise<unknown>) => {
      const change = { pluginsFolder, pluginLimits: { ...defaultPluginLimits, megabytes }, figuresFolder: null }
      const server = await TestServer.start(join(folder.path, 'data'), change)
      await work?.(server)
      const { data } = await server.ask<Figures>(figures, { id: 'meters.hoards' })
      await server.stop()
      return { figures: data.observations.nodes, calculated: server.server.report.calculated }
    }
    const readings = 'school,schoolYear,amount\n1,2021-22,21\n'
    const cramped = await started(128, (server) => importText(server, 'meters.readings', readings))
    const roomy = await started(512)
    const third = await started(512)
    await folder.remove()
    expect(cramped.figures).to.deep.equal([{ value: null, reason: 'FAILED' }])
    expect(roomy).to.deep.equal({ figures: [{ value: 42, reason: null }], calculated: 1 })
    expect(third).to.deep.equal({ figures: roomy.figures, calculated: 0 })
  })
})
