import { join } from 'node:path'
import { defaultPluginLimits, PluginProcesses } from '@planwright/computed'
import { composeRegistry, type Registry } from '@planwright/engine'
import type { Department } from '@planwright/sdk'
import { declaredBy, faultyProgram, writePlugin } from '@planwright/testing'
import { expect } from 'chai'
import { pluginsIn as placesIn } from '../../src/startup/plugins.js'
import { pluginsIn } from '../support/edited-plugins.js'
import { repository } from '../support/repository.js'
import { newFolder, TestServer } from '../support/test-server.js'

const versions = ({ indicators }: Registry) =>
  indicators.map(({ definition, version }) => `${definition.id} ${version}`)

describe('every department', () => {
  it('declares in its plugin’s process what it declares where it is imported: each indicator has the same version', async () => {
    const plugins = await placesIn(join(repository, 'plugins'))
    const processes = new PluginProcesses(defaultPluginLimits)
    const loaded = (await processes.load(plugins)).map(({ department }) => department as Department)
    await processes.close()
    const imported = await Promise.all(plugins.map(declaredBy))
    expect(versions(composeRegistry(loaded))).to.deep.equal(versions(composeRegistry(imported)))
  })

  it('is not loaded into the server: its module runs in its own process alone', async () => {
    const folder = await newFolder()
    const pluginsFolder = join(folder.path, 'plugins')
    await pluginsIn(pluginsFolder)
    await writePlugin(pluginsFolder, 'meters', `globalThis.metersWereHere = true\n${faultyProgram('meters', [])}`)
    const server = await TestServer.start(join(folder.path, 'data'), { pluginsFolder })
    const { indicators } = server.server.catalogue.edition
    await server.stop()
    await folder.remove()
    expect(indicators.map(({ definition }) => definition.id)).to.include('meters.healthy')
    expect(globalThis).not.to.have.property('metersWereHere')
  })
})
