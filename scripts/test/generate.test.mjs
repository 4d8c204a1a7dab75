import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { documents, documentText } from '../generate/documents.mjs'
import { root } from '../house/folders.mjs'

describe('what is generated and committed', () => {
  for (const name of Object.keys(documents)) {
    it(`schema/${name} says what the sources say (npm run generate writes it anew)`, async () => {
      expect(readFileSync(join(root, 'schema', name), 'utf8')).to.equal(await documentText(name))
    })
  }
})
