import { AuditTrail, HeadKeeper, openRecords, rowsOf, run, streamLog, theServer } from '@planwright/server'

// Counts up by reading and then writing, so many times: one of the processes that a test lets write at the same time.
const [, , folder = '', name = '', times = '0'] = process.argv
const log = streamLog(process.stdout, process.stderr)
const records = await openRecords(`${folder}/records.sqlite`)
const trail = new AuditTrail(records.em, new HeadKeeper(folder, log), () => new Date().toISOString())
for (let time = 0; time < Number(times); time += 1)
  await trail.writing(theServer, async (transaction, record) => {
    const [row] = await rowsOf<{ value: string }>(transaction, "select value from setting where name = 'count'")
    const value = Number(row?.value ?? 0) + 1
    const keep =
      "insert into setting (name, value) values ('count', ?) on conflict (name) do update set value = excluded.value"
    await run(transaction, keep, [String(value)])
    record({ subject: name, action: 'count', target: null, release: null, details: { value } })
  })
await records.close(true)
process.stdout.write('done\n')
