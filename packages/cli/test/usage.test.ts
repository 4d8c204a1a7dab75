import { expect } from 'chai'
import { planwright } from './planwright.js'

describe('the usage of planwright', () => {
  for (const [mistake, args, sentence, helper] of [
    ['a missing file', ['import', 'demo.rates'], "Missing required argument 'file'.", 'import '],
    [
      'an unknown option',
      ['import', 'demo.rates', 'a.csv', '--dryrun'],
      "Unknown option '--dryrun'\n(Did you mean --dry-run?)",
      'import ',
    ],
    ['an unknown command', ['imprt', 'demo.rates'], "Unknown command 'imprt'\n(Did you mean import?)", ''],
    ['a backup without a place', ['backup'], "Required option '--to <folder>' not specified.", 'backup '],
    ['an undo without a reason', ['undo', 'import/x'], "Required option '--reason <text>' not specified.", 'undo '],
    ['a key that is revoked without its id', ['key', 'revoke'], 'Missing required argument', 'key revoke '],
    [
      'a scope without a value',
      ['import', 'demo.rates', 'a.csv', '--for', 'school'],
      'Write it like school=08.',
      'import ',
    ],
    ['an address that is none', ['import', 'demo.rates', 'a.csv', '--url', 'here'], 'Write it like http://', 'import '],
  ] as const) {
    it(`ends with 2 and one sentence for ${mistake}`, async () => {
      const { status, out, err } = await planwright(args)
      expect(err).to.contain(sentence).and.to.contain(`"npx planwright ${helper}--help" shows how it is used.`)
      expect(out).to.equal('')
      expect(status).to.equal(2)
    })
  }

  it('ends with 0 when asked for help', async () => {
    const { status, out } = await planwright(['import', '--help'])
    expect(out).to.contain('Usage: planwright import [options] <dataset> <file...>')
    expect(status).to.equal(0)
  })
})
