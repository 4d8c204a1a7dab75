import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { root } from '../house/folders.mjs'
import { writePlugin } from '../plugin/write-plugin.mjs'
import { makeHouse, testPlugin } from './plugin-house.mjs'

const readme = readFileSync(join(root, 'README.md'), 'utf8')

describe('the README', () => {
  it('shows a department that compiles and passes its tests', () => {
    const { house, remove } = makeHouse()
    try {
      writePlugin(house, { id: 'school-meals', name: 'School Meals', nameEs: 'Comidas escolares' })
      const folder = join(house, 'plugins/school-meals')
      for (const example of ['src/datasets/requests.ts', 'src/indicators/answered-in-time.ts'])
        rmSync(join(folder, example))
      const blocks = [...readme.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)]
      expect(blocks).to.have.length((readme.match(/```ts\n/g) ?? []).length)
      for (const [, path = '', code = ''] of blocks) writeFileSync(join(folder, path), code)
      expect(testPlugin(folder)).to.match(/[1-9]\d* passing/)
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
