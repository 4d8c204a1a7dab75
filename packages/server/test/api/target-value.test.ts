import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { makeUpDistrict } from '../support/made-up-district.js'
import { newFolder, TestServer } from '../support/test-server.js'

describe('a goal whose plan names the value wanted and no baseline', () => {
  it('has a status that says so', async () => {
    const folder = await newFolder()
    const district = await makeUpDistrict(folder.path, { departments: 1, indicators: 1 })
    const plan = await readFile(district.planFile, 'utf8')
    const change = 'baseline: { period: 2020-21, value: 40 }, change: 20, basis: percentage-points'
    await writeFile(district.planFile, plan.replace(change, 'value: 60'))
    const server = await TestServer.start(join(folder.path, 'data'), { ...district, directoryFile: null })
    try {
      const query = '{ plan { goals { target { value baseline { value } } latest { status { level because } } } } }'
      interface Goals {
        readonly plan: { readonly goals: readonly object[] }
      }
      const [goal] = (await server.ask<Goals>(query)).data.plan.goals
      expect(goal).to.deep.equal({
        target: { value: 60, baseline: null },
        latest: {
          status: {
            level: 'CANNOT_TELL',
            because:
              '50.0% in 2021-22 is short of the 60.0% to be reached by 2023-24; the plan names no starting point, ' +
              'so it does not say what is expected before then.',
          },
        },
      })
    } finally {
      await server.stop()
      await folder.remove()
    }
  })
})
