import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hartfordFolder } from '@planwright/hartford'
import { expect } from 'chai'

const read = async (file: string) => {
  const [header = '', ...lines] = (await readFile(join(hartfordFolder, file), 'utf8')).trimEnd().split('\n')
  const columns = header.split(',')
  return lines.map((line) => new Map(line.split(',').map((cell, index) => [columns[index] ?? '', cell])))
}

/** Tenths of a percent, half up, in whole numbers. */
const tenths = (part: number, whole: number) => Math.floor((2000 * part + whole) / (2 * whole))

describe("Hartford's published figures", () => {
  for (const { dataset, part, whole, rate } of [
    { dataset: 'teaching-learning.graduation', part: 'graduates', whole: 'cohort', rate: 'rate' },
    { dataset: 'teaching-learning.assessment', part: 'proficient', whole: 'scored', rate: 'proficientRate' },
  ]) {
    it(`${dataset} prints the rate that its counts give`, async () => {
      const rows = await read(`figures/${dataset}.csv`)
      const printed = rows.map((row) => row.get(rate))
      const computed = rows.map((row) => (tenths(Number(row.get(part)), Number(row.get(whole))) / 10).toFixed(1))
      expect(printed).to.deep.equal(computed)
    })
  }

  it('hold one row for each school year', async () => {
    const files = (await readdir(join(hartfordFolder, 'figures'))).filter((file) => file.endsWith('.csv'))
    expect(files).to.have.length(3)
    for (const file of files) {
      const years = (await read(`figures/${file}`)).map((row) => row.get('schoolYear'))
      expect(new Set(years).size).to.equal(years.length)
    }
  })
})

describe('the district directory', () => {
  it('gives every name one code, and keeps Hartford apart from its neighbours', async () => {
    const text = await readFile(join(hartfordFolder, 'directory.csv'), 'utf8')
    const rows = text.trimEnd().split('\n').slice(1)
    const names = rows.map((row) => row.slice(8).replaceAll('"', ''))
    expect(new Set(names).size).to.equal(names.length)
    expect(rows.every((row) => /^\d{7},/.test(row))).to.equal(true)
    const bare = rows.map((row) => row.replaceAll('"', ''))
    expect(bare).to.deep.equal(bare.toSorted())
    expect(rows.filter((row) => row.includes('Hartford School District'))).to.deep.equal([
      '0430011,East Hartford School District',
      '0640011,Hartford School District',
      '0920011,New Hartford School District',
      '1550011,West Hartford School District',
    ])
  })
})
