import { Command } from 'commander'
import { addAuditCommands } from './audit/commands.js'
import { withConnection } from './connection-options.js'
import type { ExitStatus } from './exit-status.js'
import { addFolderCommands } from './folder/commands.js'
import { type ImportOptions, importFiles } from './import-files.js'
import { addKeyCommands } from './keys/commands.js'
import { type ReleaseOptions, releasePeriod } from './release.js'
import { scopePart } from './scope-part.js'
import { addTakeBackCommands } from './take-back/commands.js'
import type { Terminal } from './terminal.js'

/** The `planwright` command; `onEnd` hears how its work ended. */
export function createProgram(terminal: Terminal, onEnd: (status: ExitStatus) => void): Command {
  const program = new Command('planwright')
    .description("Works with a running Planwright: a school district's plan and the figures behind it.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
      outputError: (text, write) => write(asSentence(text)),
    })
  withConnection(program.command('import'))
    .description('Send files to the server and import them into a dataset, all rows or none.')
    .argument('<dataset>', 'the id of the dataset, for example roster.students, or roster for a OneRoster export')
    .argument('<file...>', 'CSV files, workbooks (.xlsx), zip or gz files of them in any order, or a folder of these')
    .option('--dry-run', 'check everything and write nothing', false)
    .option('--partial', 'accept the good rows although others are rejected', false)
    .option(
      '--for <scope>',
      'replace only one part, such as --for school=08 or --for month=2016-10; may be given twice',
      scopePart,
      [],
    )
    .option('--confirm <key...>', 'confirm what the import asks, by the keys it named', [])
    .action(async (dataset: string, files: readonly string[], options: ImportOptions) => {
      onEnd(await importFiles(dataset, files, options, terminal))
    })
  withConnection(program.command('release'))
    .description(
      'Release the figures about students and staff of a period to the public: rounded, small groups hidden.',
    )
    .argument('<period>', 'a school year (2016-17), or a school year to the end of a month (2016-17/10)')
    .option('--reason <text>', 'why a period that was released before is corrected')
    .action(async (period: string, options: ReleaseOptions) => {
      onEnd(await releasePeriod(period, options, terminal))
    })
  addTakeBackCommands(program, terminal, onEnd)
  addKeyCommands(program, terminal, onEnd)
  addAuditCommands(program, terminal, onEnd)
  addFolderCommands(program, terminal, onEnd)
  sayHowEachIsUsed(program, 'npx planwright')
  return program
}

/** A mistake is answered with the help of the very command that it was made in. */
function sayHowEachIsUsed(command: Command, path: string): void {
  command.showHelpAfterError(`"${path} --help" shows how it is used.`)
  for (const part of command.commands) sayHowEachIsUsed(part, `${path} ${part.name()}`)
}

function asSentence(text: string): string {
  const sentence = text.replace(/^error: /, '').trim()
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1).replace(/\.?$/, '.')}\n`
}
