import { expect } from 'chai'
import { attendance, requests } from '../store/sample-store.js'
import { importDoor, refused } from './import-door.js'

describe('an id', () => {
  const door = importDoor()
  const odd: Readonly<Record<string, string>> = {
    '07 ': 'ends with a space',
    ' 07': 'begins with a space',
    '07\u00a0': 'ends with a no-break space (U+00A0)',
    '\u200b07': 'begins with a zero-width space (U+200B)',
    '0\u00ad7': 'holds a soft hyphen (U+00AD)',
    '0\ufeff7': 'holds a byte-order mark (U+FEFF)',
    'A\u00a0B': 'holds a no-break space (U+00A0)',
    '0\u20097': 'holds an invisible character (U+2009)',
    '0\t7': 'holds a control character (U+0009)',
    'Jose\u0301': 'holds an accent that is a character of its own',
  }
  it('is refused where it holds what cannot be seen, with the place and the name of the character', async () => {
    const rows = Object.keys(odd).map((id, index) => `${index},${id},2016-09-30,y`)
    const report = await door.sample.add(attendance, { 'a.csv': `student,school,date,present\n${rows.join('\n')}\n` })
    expect(report.rejects.map(({ value, code, cause }) => [value, code, cause])).to.deep.equal(
      Object.entries(odd).map(([id, fault]) => [id, 'BAD_ID', `The id ${fault}.`]),
    )
  })

  it('may hold a space, and letters of any language', async () => {
    const content = 'student,school,date,present\n1,North José 7,2016-09-30,y\n'
    expect(refused(await door.sample.add(attendance, { 'a.csv': content }))).to.deep.equal([])
  })

  it('is kept as a text where a spreadsheet export wrapped it to keep its zeros', async () => {
    const content = 'student,school,date,present\n"=""0012""","=""07""",2016-09-30,y\n'
    expect(refused(await door.sample.add(attendance, { 'a.csv': content }))).to.deep.equal([])
    expect((await door.sample.store.rows(attendance.id))[0]).to.include({ student: '0012', school: '07' })
  })
})

describe('a text that is no id', () => {
  const door = importDoor()

  it('is read without the spaces and invisible characters around it', async () => {
    const content = 'request,school,asked,days,grade\n\u00a0Bus\u200b,S1, 2016-09-30 , 5,\u00a0KG \n'
    expect(refused(await door.sample.add(requests, { 'a.csv': content }))).to.deep.equal([])
    const [row] = await door.sample.store.rows(requests.id)
    expect(row).to.include({ request: 'Bus', asked: '2016-09-30', days: 5, grade: 'k' })
  })

  it('is the same in one pass as row by row', async () => {
    const lines = Array.from(
      { length: 9_000 },
      (_, index) => `${'A long text '.repeat(20)}${10_000 + index},S1,2016-09-30`,
    )
    const large = `request,school,asked\n${lines.join('\n')}\n`
    const untidy = large.replace('A long text 15000,', 'A long text 15000\u00a0,')
    expect(await door.sample.add(requests, { 'a.csv': untidy })).to.include({ accepted: 9_000 })
    expect(await door.sample.add(requests, { 'b.csv': large })).to.include({ outcome: 'unchanged' })
  })
})
