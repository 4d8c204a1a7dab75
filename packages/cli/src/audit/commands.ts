import { type Command, InvalidArgumentError } from 'commander'
import { dataOption } from '../connection-options.js'
import type { ExitStatus } from '../exit-status.js'
import type { Terminal } from '../terminal.js'
import { type ShowOptions, showTrail } from './show-trail.js'
import { type VerifyOptions, verifyFolder } from './verify-folder.js'

const data = () => dataOption("the server's data folder")

/** `planwright audit verify` and `planwright audit show`: read a data folder, whether a server runs on it or not. */
export function addAuditCommands(program: Command, terminal: Terminal, onEnd: (status: ExitStatus) => void): void {
  const audit = program.command('audit').description('Check and read the audit trail of a data folder.')
  audit
    .command('verify')
    .description('Walk the whole trail and name the first entry that is broken, and how.')
    .addOption(data())
    .option('--head <seq:hash>', 'also check that a head noted earlier is still part of the trail', headOf)
    .action(async (options: VerifyOptions) => onEnd(await verifyFolder(options, terminal)))
  audit
    .command('show')
    .description('Print the newest entries, the oldest of them first.')
    .addOption(data())
    .option('--last <count>', 'how many entries', countOf, 20)
    .option('--subject <name>', 'only what this person, key or program did')
    .option('--action <name>', 'only this action, such as target.set')
    .action(async (options: ShowOptions) => onEnd(await showTrail(options, terminal)))
}

function headOf(text: string): { readonly seq: number; readonly hash: string } {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  if (seq === undefined || hash === undefined)
    throw new InvalidArgumentError('Give it as the server prints it at its start, such as 17:3fa9...')
  return { seq: Number(seq), hash }
}

function countOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Give a whole number from 1.')
  return Number(text)
}
