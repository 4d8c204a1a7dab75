import { Readable } from 'node:stream'
import { type ExampleStore, openExampleStore } from '@planwright/engine'
import { type Dataset, roster } from '@planwright/sdk'
import { lessons, tests } from './definitions.js'
import type { Cell, MadeUpDistrict, Pupil } from './district.js'

type Given = Readonly<Record<string, Cell>>

const schoolYear = '2016-17'

/** A store with the rows of a made-up district, imported through the same door as any file. */
export async function openFilledStore(district: MadeUpDistrict): Promise<ExampleStore> {
  const opened = await openExampleStore([lessons, tests])
  await load(opened, roster.schools, schoolsOf(district.pupils))
  await load(opened, roster.students, district.pupils.map(rosterRow))
  await load(opened, lessons, district.lessons)
  await load(opened, tests, district.tests)
  return opened
}

function schoolsOf(pupils: readonly Pupil[]): readonly Given[] {
  const zoneOf = new Map(pupils.map(({ school, zone }) => [school, zone]))
  return [...zoneOf].map(([school, zone]) => ({ school, schoolYear, name: `School ${school}`, zone }))
}

function rosterRow({ student, school, groups }: Pupil): Given {
  return { student, schoolYear, school, ...groups }
}

async function load({ store, archive }: ExampleStore, dataset: Dataset, rows: readonly Given[]): Promise<void> {
  const header = Object.keys(dataset.columns).filter((name) => rows.some((row) => name in row))
  const lines = [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
  const { sha256 } = await archive.store(Readable.from([`${lines.map((line) => line.join(',')).join('\n')}\n`]))
  const report = await store.importFiles({ dataset: dataset.id, files: [{ sha256, name: 'rows.csv' }] })
  if (report.rejects.length > 0 || report.outcome === 'refused')
    throw new Error(
      `The made-up rows of ${dataset.id} are not accepted: ${report.rejects[0]?.cause ?? report.outcome}.`,
    )
}
