import { expect } from 'chai'
import { PlanFileError, readPlanFile } from '../../src/plan-file/index.js'
import { placesOf, refusalOf } from './plan-folder.js'
import { smallPlan } from './small-plan.js'

/** The small plan with some of its lines written differently. Lines are counted from 1. */
function withLines(changes: Readonly<Record<number, string>>): string {
  return smallPlan
    .split('\n')
    .map((line, index) => changes[index + 1] ?? line)
    .join('\n')
}

describe('a wrong plan file', () => {
  it('is refused with every mistake at its line and column, in the order of the file', async () => {
    const wrong = withLines({
      1: 'key: Riverton Plan',
      3: 'years: { start: 2027, end: 2024 }',
      4: 'district: { name: Riverton Schools, code: 0012 }',
      8: '    indicatorLimit: many',
      15: '        txet: Ten percent more readers.',
      20: '          basis: percent',
      28: '        target: {}',
      30: '',
      29: '',
      31: '',
      32: '',
      33: '',
      37: '        owner: libary',
    })
    expect(await placesOf(wrong)).to.deep.equal([
      '1:6 key',
      '3:28 years.end',
      '4:43 district.code',
      '8:21 departments[0].indicatorLimit',
      '14:9 priorities[0].goals[0]',
      '15:9 priorities[0].goals[0].txet',
      '20:18 priorities[0].goals[0].target.basis',
      '28:17 priorities[0].goals[1].target',
      '28:17 priorities[0].goals[1].target',
      '28:17 priorities[0].goals[1].target',
      '28:17 priorities[0].goals[1].target',
      '28:17 priorities[0].goals[1].target',
      '37:16 priorities[0].actions[0].owner',
    ])
  })

  it('prints one mistake a line, each with its cause and its remedy', async () => {
    const error = await refusalOf(
      withLines({ 4: 'district: { name: Riverton Schools, code: 0012 }', 37: '        owner: libary' }),
    )
    const [headline, ...lines] = error.message.replaceAll(error.file, 'plan.yaml').split('\n')
    expect(headline).to.equal('The plan file plan.yaml was refused: 2 mistakes.')
    expect(lines).to.deep.equal([
      'plan.yaml:4:43: district.code: 12 stands where a text belongs. Put it in quotation marks.',
      'plan.yaml:37:16: priorities[0].actions[0].owner: There is no department "libary" in this plan. ' +
        'Did you mean "library"? Name one of the departments (library), or add it under "departments:".',
    ])
  })

  for (const { mistake, changes, at, says } of [
    {
      mistake: 'a key that is used twice',
      changes: { 25: '      - key: readers' },
      at: '25:14 priorities[0].goals[1].key',
      says: 'Another goal is already called "readers" (priorities[0].goals[0].key).',
    },
    {
      mistake: 'an indicator of a department that does not exist',
      changes: { 16: '        measuredBy: books.readers' },
      at: '16:21 priorities[0].goals[0].measuredBy',
      says: 'There is no department "books" in this plan.',
    },
    {
      mistake: 'an indicator id without its department',
      changes: { 16: '        measuredBy: library' },
      at: '16:21 priorities[0].goals[0].measuredBy',
      says: '"library" is not written as it must be.',
    },
    {
      mistake: 'a school year whose halves do not follow each other',
      changes: { 21: '          by: 2026-28' },
      at: '21:15 priorities[0].goals[0].target.by',
      says: '"2026-28" is not a school year.',
    },
    {
      mistake: 'a group of a target that there is not',
      changes: { 21: '          by: 2026-27\n          group: race/blak' },
      at: '22:18 priorities[0].goals[0].target.group',
      says: 'There is no group "race/blak".',
    },
    {
      mistake: 'two targets for the same year',
      changes: { 17: '        targets: [{ by: 2026-27, value: 20 }]\n        target:' },
      at: '22:15 priorities[0].goals[0].target.by',
      says: 'Another target of the goal is for 2026-27 and the same students.',
    },
    {
      mistake: 'a day that comes before the start of its action',
      changes: { 37: '        owner: library\n        start: 2025-02-01\n        due: 2025-01-31' },
      at: '39:14 priorities[0].actions[0].due',
      says: '2025-01-31 comes before the start on 2025-02-01.',
    },
    {
      mistake: 'a day that is none',
      changes: { 37: '        owner: library\n        due: 2025-02-30' },
      at: '38:14 priorities[0].actions[0].due',
      says: '2025-02-30 is not a day of the calendar.',
    },
    {
      mistake: 'a target after the plan has ended',
      changes: { 21: '          by: 2027-28' },
      at: '21:15 priorities[0].goals[0].target.by',
      says: "The target is for 2027-28, which ends in 2028, outside the plan's years 2024 to 2027.",
    },
    {
      mistake: 'a baseline after its target',
      changes: { 18: '          baseline: { period: 2026-27, value: 18.3 }' },
      at: '18:31 priorities[0].goals[0].target.baseline.period',
      says: 'The baseline 2026-27 does not come before 2026-27, when the target is to be met.',
    },
    {
      mistake: 'a change without its baseline',
      changes: { 18: '' },
      at: '19:11 priorities[0].goals[0].target.change',
      says: '"change" is given without "baseline".',
    },
    {
      mistake: 'a value beside a change',
      changes: { 22: '          assumed: false\n          value: 20' },
      at: '23:11 priorities[0].goals[0].target.value',
      says: 'The target states both a value and a change.',
    },
    {
      mistake: 'a percentage over 100',
      changes: { 19: '          change: 90', 20: '          basis: percentage-points' },
      at: '19:19 priorities[0].goals[0].target.change',
      says: '18.3 and 90 percentage points give 108.3, which no percentage can be.',
    },
    {
      mistake: 'a relative change from nothing',
      changes: { 18: '          baseline: { period: 2023-24, value: 0 }' },
      at: '19:19 priorities[0].goals[0].target.change',
      says: 'A relative change from a baseline of 0 leads nowhere.',
    },
    {
      mistake: 'a goal that is neither measured nor explained',
      changes: { 27: '' },
      at: '25:9 priorities[0].goals[1]',
      says: 'The goal neither names its indicator nor says why there is none.',
    },
    {
      mistake: 'a goal that is both measured and explained',
      changes: { 27: '        notYet: Soon.\n        measuredBy: library.books' },
      at: '27:9 priorities[0].goals[1].notYet',
      says: 'The goal names its indicator and also says why there is none.',
    },
    {
      mistake: 'a sentence left empty',
      changes: { 36: "        text: ' '" },
      at: '36:15 priorities[0].actions[0].text',
      says: 'The text is empty.',
    },
    {
      mistake: 'a language it does not know',
      changes: { 11: '    title: { en: Reading, fr: Lecture }' },
      at: '11:27 priorities[0].title.fr',
      says: '"fr" is not known here.',
    },
    {
      mistake: 'a YAML key that stands twice in one place',
      changes: { 2: 'title: Our Way Forward\ntitle: Another' },
      at: '3:1 ',
      says: 'The same key stands twice in one place.',
    },
    {
      mistake: 'a tab for indentation',
      changes: { 6: '\t- id: library' },
      at: '6:1 ',
      says: 'A tab indents this line.',
    },
  ]) {
    it(`says where ${mistake} stands`, async () => {
      const { mistakes } = await refusalOf(withLines(changes))
      const found = mistakes.map(({ line, column, path, message }) => ({ at: `${line}:${column} ${path}`, message }))
      expect(found[0]).to.deep.equal({ at, message: says })
      expect(mistakes.every(({ remedy }) => remedy.length > 0)).to.equal(true)
    })
  }

  it('lists a key that stands twice beside the other mistakes', async () => {
    const wrong = withLines({ 2: 'title: Our Way Forward\ntitle: Another', 37: '        owner: libary' })
    expect(await placesOf(wrong)).to.deep.equal(['3:1 ', '38:16 priorities[0].actions[0].owner'])
  })

  it('finds the line of a mistake behind a reference', async () => {
    const wrong = withLines({
      23: '          setBy: &board 7',
      32: '          setBy: *board',
    })
    expect(await placesOf(wrong)).to.deep.equal([
      '23:25 priorities[0].goals[0].target.setBy',
      '32:18 priorities[0].goals[1].target.setBy',
    ])
  })

  it('is refused with a clear word where it is empty, not a plan, not UTF-8 or not there', async () => {
    expect((await refusalOf('')).mistakes[0]?.message).to.equal('Nothing stands where a group of keys belongs.')
    expect((await refusalOf('- a\n- b\n')).mistakes[0]?.message).to.equal(
      'A list stands where a group of keys belongs.',
    )
    expect((await refusalOf(Uint8Array.of(0x6b, 0xff, 0xfe))).mistakes[0]?.message).to.equal(
      'The file is not UTF-8 text.',
    )
    const absent = await readPlanFile('no-such-folder/plan.yaml').catch((error: unknown) => error)
    expect(absent).to.be.instanceOf(PlanFileError)
    expect(String(absent)).to.contain('There is no such file. Check the path.')
  })
})
