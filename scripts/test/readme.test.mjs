import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { root } from '../house/folders.mjs'
import { writePlugin } from '../plugin/write-plugin.mjs'
import { makeDistrict } from '../synthetic/district.mjs'
import { allParts } from '../synthetic/parts.mjs'
import { makeHouse, testPlugin } from './plugin-house.mjs'

const readme = readFileSync(join(root, 'README.md'), 'utf8')

describe('the README', () => {
  it('shows a department that compiles, passes its tests, and has rows for the demonstration', async () => {
    const { house, remove } = makeHouse()
    try {
      writePlugin(house, { id: 'school-meals', name: 'School Meals', nameEs: 'Comidas escolares' })
      const folder = join(house, 'plugins/school-meals')
      for (const example of [
        'src/datasets/requests.ts',
        'src/indicators/answered-in-time.ts',
        'synthetic/requests.mjs',
      ])
        rmSync(join(folder, example))
      const blocks = [...readme.matchAll(/```[jt]s\n\/\/ (\S+)\n([\s\S]*?)```/g)]
      expect(blocks).to.have.length((readme.match(/```[jt]s\n/g) ?? []).length)
      for (const [, path = '', code = ''] of blocks) writeFileSync(join(folder, path), code)
      expect(testPlugin(folder)).to.match(/[1-9]\d* passing/)
      const lunches = (await allParts(house)).find(({ dataset }) => dataset === 'school-meals.lunches')
      const [header, row] = lunches?.lines(makeDistrict({ students: 130 })) ?? []
      expect(header).to.equal('school,date,enrolled,served')
      expect(row).to.match(/^101,2018-08-28,440,\d{3}$/)
    } finally {
      remove()
    }
  })

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const named = [...readme.matchAll(/npm run ([\w-]+)/g)].map(([, name = '']) => name)
    expect(Object.keys(scripts)).to.include.members(named)
  })

  it('links only to files that exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path)
    expect(links.filter((path) => !existsSync(join(root, path)))).to.deep.equal([])
  })
})
