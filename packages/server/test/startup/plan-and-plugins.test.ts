import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PlanFileError, startServer } from '@planwright/server'
import { expect } from 'chai'
import { type MadeUpDistrict, makeUpDistrict, type Size } from '../support/made-up-district.js'
import { newFolder, quietLog, settingsFor, TestServer } from '../support/test-server.js'

describe('a start at which plan and plugins meet', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>

  beforeEach(async () => {
    folder = await newFolder()
  })

  afterEach(() => folder.remove())

  async function refusalOf(size: Size, edit: (plan: string) => string = (plan) => plan): Promise<Error> {
    const district: MadeUpDistrict = await makeUpDistrict(folder.path, size)
    await writeFile(district.planFile, edit(await readFile(district.planFile, 'utf8')))
    const settings = { ...settingsFor(join(folder.path, 'data')), ...district, directoryFile: null }
    return startServer(settings, quietLog()).then(
      () => expect.fail('the server started'),
      (error: Error) => error,
    )
  }

  it('refuses every goal measured by what no plugin declares, with line, nearest name and remedy', async () => {
    const error = await refusalOf({ departments: 2, indicators: 2 }, (plan) =>
      plan
        .replace('measuredBy: office-1.share-2', 'measuredBy: office-1.shar-2')
        .replaceAll(/office-2(?=\.share|, name|, text)/g, 'archive')
        .replaceAll('owner: office-2', 'owner: archive'),
    )
    expect(error).to.be.instanceOf(PlanFileError)
    const [headline, ...lines] = error.message.replaceAll(join(folder.path, 'plan.yaml'), 'plan.yaml').split('\n')
    expect(headline).to.equal('The plan file plan.yaml was refused: 3 mistakes.')
    expect(lines).to.deep.equal([
      'plan.yaml:20:21: priorities[0].goals[1].measuredBy: There is no indicator "office-1.shar-2". ' +
        'Did you mean "office-1.share-2"? Name one of the department\'s indicators (office-1.share-1, office-1.share-2), ' +
        'or write "notYet:" with the reason why there is no figure.',
      ...[1, 2].map(
        (number) =>
          `plan.yaml:${26 + 5 * number}:21: priorities[1].goals[${number - 1}].measuredBy: ` +
          `The goal is measured by "archive.share-${number}", but the department "archive" has no plugin installed. ` +
          'Add its plugin to the plugins folder, or write "notYet:" with the reason why there is no figure.',
      ),
    ])
  })

  it('refuses more indicators than the plan gives a department, and names them', async () => {
    const error = await refusalOf({ departments: 1, indicators: 3, limit: 2 })
    expect(error.message).to.equal(
      'INDICATOR_LIMIT in office-1, indicators: There are 3 indicators (office-1.share-1, office-1.share-2, office-1.share-3), ' +
        'and the department may have 2. Retire 1 of them.',
    )
  })

  describe('with a target that leads away from what is better', () => {
    const aim = (confirmed: string) => (plan: string) =>
      plan.replace('change: 20, basis', `change: -20, ${confirmed}basis`)
    it('refuses it with its place', async () => {
      const error = await refusalOf({ departments: 1, indicators: 1 }, aim(''))
      expect(error.message).to.include('target.change: The target leads away from what is better')
    })

    it('takes it where the plan says that it is meant', async () => {
      const other = await refusalOf({ departments: 1, indicators: 2, limit: 1 }, aim('confirmed: [worsens], '))
      expect(other.message).to.include('INDICATOR_LIMIT').and.not.to.include('leads away')
    })
  })

  it('takes a department with more indicators than usual where its plan allows them', async () => {
    const district = await makeUpDistrict(folder.path, { departments: 1, indicators: 8 })
    const server = await TestServer.start(join(folder.path, 'data'), { ...district, directoryFile: null })
    try {
      const query = '{ departments { indicatorLimit indicators { totalCount } } }'
      expect((await server.ask<object>(query)).data).to.deep.equal({
        departments: [{ indicatorLimit: 8, indicators: { totalCount: 8 } }],
      })
    } finally {
      await server.stop()
    }
  })
})
