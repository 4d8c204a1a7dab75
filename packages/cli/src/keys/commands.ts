import { type Command, InvalidArgumentError } from 'commander'
import { withConnection } from '../connection-options.js'
import type { ExitStatus } from '../exit-status.js'
import type { Terminal } from '../terminal.js'
import { type IssueKeyOptions, issueKey } from './issue-key.js'
import { type KeyOptions, listKeys, revokeKey } from './keys.js'

const day = 24 * 60 * 60 * 1000

/** `planwright key issue`, `list` and `revoke`: keys by which scripts sign in. */
export function addKeyCommands(program: Command, terminal: Terminal, onEnd: (status: ExitStatus) => void): void {
  const key = program.command('key').description('Issue, list and revoke keys by which scripts sign in.')
  withConnection(key.command('issue'))
    .description('Issue a key. Its secret is printed once and kept nowhere.')
    .argument('<name>', 'what it is for, such as "nightly import of attendance"')
    .requiredOption('--role <role...>', 'what the script may do: analyst, department-head, principal, teacher, ...')
    .requiredOption('--expires <when>', 'its end: a day (2027-06-30) or a number of days (90d)', endOf)
    .option('--department <id>', 'of a department head')
    .option('--school <id...>', 'of a principal: school/12')
    .option('--classroom <id...>', 'of a teacher: classroom/12-3A')
    .action(async (name: string, options: IssueKeyOptions) => onEnd(await issueKey(name, options, terminal)))
  withConnection(key.command('list'))
    .description('List all keys ever issued, the newest first.')
    .action(async (options: KeyOptions) => onEnd(await listKeys(options, terminal)))
  withConnection(key.command('revoke'))
    .description('End a key at once.')
    .argument('<id>', 'as "key list" prints it')
    .action(async (id: string, options: KeyOptions) => onEnd(await revokeKey(id, options, terminal)))
}

/** The moment at which a key ends: the end of a day, or so many days from now. */
function endOf(text: string): Date {
  const days = /^([1-9]\d{0,2})d$/.exec(text)?.[1]
  if (days !== undefined) return new Date(Date.now() + Number(days) * day)
  const end = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T23:59:59.999Z`) : new Date(Number.NaN)
  if (Number.isNaN(end.getTime())) throw new InvalidArgumentError('Write a day (2027-06-30) or a number of days (90d).')
  return end
}
