import { resolve } from 'node:path'
import type { Command } from 'commander'
import { dataOption } from '../connection-options.js'
import type { ExitStatus } from '../exit-status.js'
import type { Terminal } from '../terminal.js'
import { examine } from './examine.js'
import { workOnFolder } from './work-on-folder.js'

interface BackupOptions {
  readonly data: string
  readonly to: string
}

interface DataOptions {
  readonly data: string
}

interface DoctorOptions {
  readonly data: string
  readonly json: boolean
}

/** `planwright backup`, `planwright restore`, `planwright rebuild` and `planwright doctor`: for the operator of the server's machine. */
export function addFolderCommands(program: Command, terminal: Terminal, onEnd: (status: ExitStatus) => void): void {
  program
    .command('backup')
    .description(
      'Back up a data folder, while its server runs or not. Unchanged files are shared with earlier backups.',
    )
    .addOption(dataOption("the server's data folder"))
    .requiredOption('--to <folder>', 'the folder that holds the backups; each gets a folder of its own in it')
    .action(async ({ data, to }: BackupOptions) =>
      onEnd(await workOnFolder({ command: 'backup', data: resolve(data), to: resolve(to) }, terminal)),
    )
  program
    .command('restore')
    .description('Make a new data folder of a backup. Everything in the backup is checked first.')
    .argument('<backup>', 'a backup, or a folder of backups: then the newest of them')
    .addOption(dataOption('the data folder to make: one that does not exist yet, or an empty one'))
    .action(async (backup: string, { data }: DataOptions) =>
      onEnd(await workOnFolder({ command: 'restore', backup: resolve(backup), data: resolve(data) }, terminal)),
    )
  program
    .command('doctor')
    .description(
      'Check records, audit trail, facts, archive and disk of a data folder, and say what to do. Changes nothing.',
    )
    .addOption(dataOption("the server's data folder"))
    .option('--json', 'print all that was found as JSON', false)
    .action(async ({ data, json }: DoctorOptions) => onEnd(await examine({ data: resolve(data), json }, terminal)))
  program
    .command('rebuild')
    .description('Rebuild the facts of a data folder from its archive, as they are on record. No server may run on it.')
    .addOption(dataOption("the server's data folder"))
    .action(async ({ data }: DataOptions) =>
      onEnd(await workOnFolder({ command: 'rebuild', data: resolve(data) }, terminal)),
    )
}
