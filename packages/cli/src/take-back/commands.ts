import type { Command } from 'commander'
import { withConnection } from '../connection-options.js'
import type { ExitStatus } from '../exit-status.js'
import type { Terminal } from '../terminal.js'
import { type ListOptions, listImports } from './list-imports.js'
import { type EmptyOptions, emptyDataset, type TakeBackOptions, undoImport } from './take-back.js'

/** Adds the commands that list what was imported, and that take it back. */
export function addTakeBackCommands(program: Command, terminal: Terminal, onEnd: (status: ExitStatus) => void): void {
  withConnection(program.command('imports'))
    .description('List imports, emptyings and undos, the newest first.')
    .option('--last <number>', 'how many', '20')
    .action(async (options: ListOptions) => onEnd(await listImports(options, terminal)))
  takingBack(program.command('undo'))
    .description('Take an import back, or an emptying or an undo; what came after it stays.')
    .argument('<import>', 'its id, as `npx planwright imports` lists it')
    .action(async (id: string, options: TakeBackOptions) => onEnd(await undoImport(id, options, terminal)))
  takingBack(program.command('empty'))
    .description('Take out the rows of a dataset, or of one of its school years; undo brings them back.')
    .argument('<dataset>', 'the id of the dataset, or roster for the whole roster')
    .option('--year <year>', 'only the rows of this school year, for example 2015-16')
    .action(async (dataset: string, options: EmptyOptions) => onEnd(await emptyDataset(dataset, options, terminal)))
}

function takingBack(command: Command): Command {
  return withConnection(command)
    .requiredOption('--reason <text>', 'why, in a sentence, for those who ask later')
    .option('--dry-run', 'say which rows would change, and change nothing', false)
}
