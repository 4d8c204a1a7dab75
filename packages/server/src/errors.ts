/** What went wrong in the server's own part, each with a sentence and what to do about it. */
export const serverErrors = {
  PORT_TAKEN: {
    message: 'Port {port} of this machine is already in use.',
    remedy: 'Stop the other program, or start with another port: PORT=4001 npm start.',
  },
  PORT_INVALID: { message: 'PORT is {port}, which is not a port.', remedy: 'Give a number from 0 to 65535.' },
  HOST_INVALID: {
    message: 'PLANWRIGHT_HOST is {host}, which is not an IP address.',
    remedy: 'Give an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them.',
  },
  HOST_ELSEWHERE: {
    message: '{host} is not an address of this machine.',
    remedy: 'Give one that is with PLANWRIGHT_HOST, such as 127.0.0.1, or 0.0.0.0 for all of them.',
  },
  HOST_WITHOUT_URL: {
    message: 'The server was told to listen on {host}, where others reach it, but not under which address.',
    remedy: 'Name the address people use: PLANWRIGHT_URL=https://plan.district.org.',
  },
  URL_INVALID: {
    message: 'PLANWRIGHT_URL is {url}, which is not the address of a site.',
    remedy: 'Give scheme, name and port and nothing after them, such as https://plan.district.org.',
  },
  ORIGIN_INVALID: {
    message: 'PLANWRIGHT_ORIGINS has {origin}, which is not the origin of a site.',
    remedy: 'Name each site in full, with commas between: https://app.district.org,https://www.district.org.',
  },
  DATA_FOLDER_UNWRITABLE: {
    message: 'The data folder {folder} cannot be written ({cause}).',
    remedy: 'Give it to the user who starts the server, or name another one with PLANWRIGHT_DATA.',
  },
  DATA_FOLDER_IN_USE: {
    message: 'The data folder {folder} is in use by another server{holder}.',
    remedy: 'Stop the other server, or name another folder with PLANWRIGHT_DATA.',
  },
  DATA_FOLDER_OTHER_LABEL: {
    message: 'The data folder {folder} holds {stored}, but the server was started for {given}.',
    remedy: 'Real and synthetic figures never mix: name another folder with PLANWRIGHT_DATA.',
  },
  RECORDS_NEWER: {
    message: 'The database {file} was written by a newer version of Planwright (it knows {migration}).',
    remedy: 'Start that version or a later one, or name another data folder with PLANWRIGHT_DATA.',
  },
  RECORDS_UNREADABLE: {
    message: 'The database {file} cannot be read ({cause}).',
    remedy: 'Restore it from a copy, or name another data folder with PLANWRIGHT_DATA.',
  },
  RECORDS_CHANGED: {
    message:
      'The database {file} is not as the last server left it: it is damaged, was edited, or was replaced by a copy.',
    remedy:
      'Restore it from a backup. If you replaced or edited it on purpose, remove records.seal beside it, and start again.',
  },
  RECORDS_OLDER: {
    message:
      'The records in {folder} end with entry {end} of the audit trail, but audit.head names {last}: they are older than the rest of the folder, or their file records.sqlite-wal is missing.',
    remedy:
      'Put back the records that belong to this folder, or restore a backup. If you want these all the same, move audit.head out of the folder, and start again.',
  },
  RECORDS_MISSING: {
    message: 'The folder {folder} holds {found}, but no records: records.sqlite is missing or empty.',
    remedy: 'Restore records.sqlite from a backup, or name an empty data folder with PLANWRIGHT_DATA.',
  },
  FACTS_UNREADABLE: {
    message: 'The fact store in {folder} cannot be read ({cause}).',
    remedy:
      'Let the user who starts the server read it. If that is not it, move facts.duckdb out of the folder: the next start rebuilds it from the archive.',
  },
  FACTS_MISSING: {
    message: 'There is no facts.duckdb in {folder}, although {count} imports are on record.',
    remedy: 'Start the server, or run npx planwright rebuild: either rebuilds it from the archive.',
  },
  FACTS_DAMAGED: {
    message: 'The file facts.duckdb in {folder} is damaged ({cause}).',
    remedy:
      'Start the server, or run npx planwright rebuild: either rebuilds it from the archive and keeps the damaged file.',
  },
  FACTS_OLDER: {
    message:
      'The facts in {folder} are older than the records: {lacking} imports on record are not in them (the first is import/{first}).',
    remedy:
      'Start the server, or run npx planwright rebuild: either rebuilds them from the archive and keeps the older file.',
  },
  FACTS_NEWER: {
    message:
      'The records in {folder} are older than the facts, which hold {unknown} imports that are not on record (the first is import/{first}).',
    remedy:
      'If newer records exist, restore them. Otherwise start the server, or run npx planwright rebuild: either rebuilds the facts as they are on record and keeps the newer file; then import again what came later.',
  },
  FACTS_FOREIGN: {
    message:
      'The facts in {folder} do not belong to the records: they lack {lacking} imports on record and hold {unknown} that are not, or hold them in another order.',
    remedy:
      'Start the server, or run npx planwright rebuild: either rebuilds them from the archive and keeps the file that is there.',
  },
  FACTS_DEVIATE: {
    message: '{fault} They cannot be rebuilt as they were, because imports have other results now: {imports}.',
    remedy:
      'Start with the versions of Planwright, its plugins and the plan that imported these files, or restore facts.duckdb from a backup. Nothing was changed.',
  },
  ARCHIVE_INCOMPLETE: {
    message: '{fault} They cannot be rebuilt, because the archive lacks {count} of the files: {files}',
    remedy:
      'Copy each original file to the path given, or restore the folder archive from a backup, and start again. Nothing was changed.',
  },
  ARCHIVE_FILE_MISSING: {
    message: 'The file {name} of {imports} is not in the archive; it belongs at {path}.',
    remedy: 'Upload the original again, or copy it to that path while no server runs.',
  },
  ARCHIVE_FILE_DAMAGED: {
    message: 'The file {name} of {imports} is damaged in the archive: the content of {path} is not what its name says.',
    remedy: 'Upload the original again: it takes the damaged one’s place. While no server runs, copy it to that path.',
  },
  DATA_FOLDER_WITHOUT_RECORDS: {
    message: 'The folder {folder} holds no records of Planwright.',
    remedy: "Name the server's data folder with --data, or with PLANWRIGHT_DATA.",
  },
  RECORDS_DAMAGED: {
    message: 'The records are damaged: {cause}.',
    remedy: 'Keep the data folder as it is, and restore the newest backup into another one: npx planwright restore.',
  },
  ARCHIVE_FILES_BAD: {
    message: 'Files that imports were made from are missing or damaged: {files}.',
    remedy: 'Upload the same files again, or copy them from an earlier backup; then run the command again.',
  },
  ARCHIVE_FILE_SPOILT: {
    message: 'The content of {path} is not what its name says. No import used this file.',
    remedy: 'Remove it, or upload the original again: it takes its place.',
  },
  AUDIT_BROKEN: {
    message: 'The audit trail is broken. {fault}',
    remedy:
      'Keep the data folder as it is, compare it with a backup, and find out who could write to it. Figures are not affected.',
  },
  CHECK_FAILED: {
    message: 'This could not be checked ({cause}).',
    remedy: 'Let the user of this command read the whole data folder, and run it again.',
  },
  DISK_LOW: {
    message: 'The disk of {folder} has {left} MB left; making the facts again takes {needed} MB.',
    remedy: 'Make room on that disk before it is full.',
  },
  NO_ROOM: {
    message: 'This needs {needed} MB, and the disk of {folder} has {left} MB left.',
    remedy: 'Make room on that disk, or name a folder on another one.',
  },
  BACKUP_INSIDE_DATA: {
    message: 'A backup in the data folder {folder} would be lost with it.',
    remedy: 'Name a folder elsewhere with --to, best on another disk.',
  },
  BACKUP_PLACE_UNUSABLE: {
    message: 'No backup can be made in {path} ({cause}). Nothing of it was kept.',
    remedy: 'Let the user of this command read the data folder, and name a folder with --to that it may write.',
  },
  BACKUP_NOT_FOUND: {
    message: 'There is no complete backup at {path}.',
    remedy: 'Name the folder that was given to "npx planwright backup --to", or one of the backups in it.',
  },
  BACKUP_NEWER: {
    message: 'The backup {path} was made by a newer version of Planwright.',
    remedy: 'Restore it with that version or a later one.',
  },
  BACKUP_DAMAGED: {
    message: 'The backup {path} is not as it was written: {files}.',
    remedy: 'Restore an earlier backup, or bring these files back from another copy of this one. Nothing was restored.',
  },
  RESTORE_NOT_EMPTY: {
    message: 'The folder {folder} is not empty, and a backup is never restored over anything.',
    remedy: 'Name a folder that does not exist yet with --data, or move this one away first.',
  },
  RESTORE_PLACE_UNUSABLE: {
    message: 'The backup cannot be restored to {folder} ({cause}). Nothing of it was kept.',
    remedy: 'Name a new folder with --data that the user of this command may create, on a disk with room for it.',
  },
  PLUGIN_WITHOUT_DEPARTMENT: {
    message: 'The plugin in {folder} exports no `department`.',
    remedy: 'Export it by that name from src/index.ts: export const department = defineDepartment({ ... }).',
  },
  FIGURES_REFUSED: {
    message: 'The figures in {file} were refused: {cause}.',
    remedy:
      'Correct the file: the first thing wrong with it is named here. What only needs a confirmation can be imported with the command instead.',
  },
  NOT_CLOSED: {
    message: '{part} could not be closed ({cause}).',
    remedy: 'The other parts were closed all the same. See what the next start says of the data folder.',
  },
  STILL_CLOSING: {
    message: '{part} was still closing after {seconds} seconds.',
    remedy:
      'The other parts were closed all the same. What was under way there is finished or undone by the next start.',
  },
  NOT_FOUND: { message: 'There is no {kind} {id}.', remedy: '{hint}' },
  IMPORT_NOT_FOUND: { message: 'There is no import {id}.', remedy: 'Ask for `imports` to see those there are.' },
  IMPORT_MISNAMED: { message: 'There is no import {id}.', remedy: '{hint} Ask for `imports` to see those there are.' },
  IMPORT_AT_WORK: {
    message: 'The import {id} is still running.',
    remedy: 'Wait for its end, or cancel it.',
  },
  IMPORT_WITHOUT_CHANGE: {
    message: 'The import {id} changed nothing, so there is nothing to undo: {why}.',
    remedy: 'Ask for `imports` to see which ones changed rows.',
  },
  IMPORT_UNDONE: {
    message: '{id} was undone already, by {by}.',
    remedy: 'To bring its rows back, undo {by}.',
  },
  NOTHING_TO_EMPTY: {
    message: '{dataset} has no rows{year}.',
    remedy: '{hint}',
  },
  DATASET_UNKNOWN: { message: 'There is no dataset {id}.', remedy: '{hint}' },
  FILE_NOT_STORED: {
    message: 'The file {name} ({sha256}) is not in the archive.',
    remedy: 'Send it to POST /files first and use the sha256 of the answer.',
  },
  FILES_MISSING: { message: 'An import needs at least one file.', remedy: 'Name the files sent to POST /files.' },
  FILE_TOO_LARGE: {
    message: 'This file has more than {most} megabytes.',
    remedy: 'Split it by school year, or ask the operator to raise PLANWRIGHT_MEGABYTES_PER_FILE.',
  },
  TOO_MANY_FILES: {
    message: 'You have sent {most} files within a day.',
    remedy: 'Put several tables into one file, or try again in {seconds} seconds.',
  },
  SCOPE_TWICE: {
    message: 'The scope names its {name} more than once.',
    remedy: 'Name each part once; import the others by themselves.',
  },
  IMPORT_CANCELLED: {
    message: 'The import was cancelled; nothing was changed.',
    remedy: 'Start it again whenever you like.',
  },
  IMPORT_PAST_CANCELLING: {
    message: 'The rows of import {id} are in already, so it cannot be cancelled.',
    remedy: 'To take it back, undo it.',
  },
  IMPORT_INTERRUPTED: {
    message: 'The server stopped during this import, and it was undone: none of its rows is in.',
    remedy: 'Start the same import again.',
  },
  IMPORT_FAILED: {
    message: 'The import stopped with an unexpected error (log id {id}).',
    remedy: "Look for that id in the server's log.",
  },
  DISK_FULL: {
    message: 'The disk of the data folder is full: nothing of this was kept (log id {id}).',
    remedy: 'Make room on that disk, and do the same again. What was there before is as it was.',
  },
  DISK_FAILING: {
    message: 'The disk of the data folder does not keep what is written: nothing of this counts as done (log id {id}).',
    remedy:
      'Look at the disk, and whether there is room on it, before anything else; then start the server again, and do the same again.',
  },
  START_DISK_FULL: {
    message: 'The disk of the data folder {folder} is full, and a start needs some room on it.',
    remedy: 'Make room on that disk, and start again. What was there before is as it was.',
  },
  START_DISK_FAILING: {
    message: 'The disk of the data folder {folder} cannot be read or written ({cause}).',
    remedy: 'Look at the disk before anything else. Start again once it works, or from a backup on another disk.',
  },
  CALCULATION_FAILED: {
    message: 'The rows were imported, but {indicator} could not be calculated (log id {id}).',
    remedy: "Look for that id in the server's log; the next start calculates again.",
  },
  TOKEN_REFUSED: {
    message: 'The token was not accepted: {cause}.',
    remedy: 'Sign in again, or ask an administrator for another key. Without a token everybody gets what is public.',
  },
  ISSUER_UNREACHABLE: {
    message: 'The token cannot be checked now: {issuer} does not give its keys ({cause}).',
    remedy: 'Try again in a minute. What is public is answered without a token.',
  },
  SIGN_IN_REQUIRED: {
    message: '{what} is answered to {audience} only.',
    remedy: 'Send a token in the header Authorization: Bearer <token>.',
  },
  NOT_ALLOWED: {
    message: '{what} is answered to {audience} only; you are signed in as {roles}.',
    remedy: 'Ask one of them, or an administrator for the role. `viewer` says what you may do.',
  },
  OTHER_DEPARTMENT: {
    message: 'This belongs to {department}; you answer for {own}.',
    remedy: 'Ask the head of that department, or an administrator.',
  },
  FIELD_RULES: {
    message:
      'The access rules do not fit the schema. Fields without a rule: {ruleless}. Rules without a field: {fieldless}.',
    remedy: 'Say in access/field-rules.ts to whom each field is answered.',
  },
  OIDC_INVALID: {
    message: '{setting} is {value}, which is not {wanted}.',
    remedy: '{hint}',
  },
  DEVELOPMENT_OPEN: {
    message:
      'Development mode prints a token for each role, and the server is to listen on {host}, which others reach.',
    remedy: 'Start without PLANWRIGHT_DEVELOPMENT, or listen on 127.0.0.1.',
  },
  RELEASE_EXISTS: {
    message: 'Period {period} was released at {at} (number {number}), and readers keep what was released.',
    remedy: 'To correct it, release it again with a reason; only what changed by ten or more is then shown anew.',
  },
  RELEASE_EMPTY: {
    message: 'There are no protected figures of period {period} to release.',
    remedy: 'Import its rows first, or name a period that has figures: 2016-17, or 2016-17/10.',
  },
  DEPARTMENT_UNKNOWN: { message: 'There is no department {id}.', remedy: '{hint}' },
  VALUE_KIND: {
    message: 'The value is worked out in {count} ways, and it must be exactly one.',
    remedy: 'Write either "ratio" or "aggregate".',
  },
  EACH_MALFORMED: {
    message: '"each" does not hold named formulas for one entity.',
    remedy: 'Write it like { student: { days: "count(*)" } }.',
  },
  PERSON_MISSING: {
    message: 'Nobody is named as {role}.',
    remedy: 'Name the role, such as { en: "Director of Attendance" }: an indicator has an owner and a backup.',
  },
  PLAN_PART_UNKNOWN: { message: 'The plan has no {id}.', remedy: '{hint}' },
  EXAMPLE_ANSWER: {
    message: 'The example expects {what}.',
    remedy: 'Write exactly one of "value" and "reason".',
  },
  EXAMPLE_ROWS: {
    message: 'The rows given of "{name}" are not a list of rows.',
    remedy: 'Write them like [{ student: "1", school: "12" }].',
  },
  EXAMPLE_FAILS: {
    message: 'The example "{when}" expects {expected}, but the definition answers {actual}.',
    remedy: 'Correct the formulas, or the answer that was worked out by hand.',
  },
  EXAMPLE_CANNOT_RUN: { message: 'The example "{when}" cannot be worked out: {cause}', remedy: 'Correct its rows.' },
  EARLIER_YEARS_UNIT: {
    message:
      'From {year} on the figures would be in {unit}, {better} is better; the years before are in {oldUnit}, {oldBetter} is better.',
    remedy: 'Leave "appliesFrom" out, or register the new measure under an id of its own.',
  },
  INDICATOR_PLUGIN_DEFINED: {
    message: '{id} is defined by the plugin of its department.',
    remedy: 'Change it there, or register another indicator under an id of its own.',
  },
  REGISTRATION_NOT_FOUND: { message: 'No indicator {id} was registered.', remedy: '{hint}' },
  REGISTRATION_STATE: {
    message: 'Version {number} of {id} is {state}, so it cannot be {wanted}.',
    remedy: '{hint}',
  },
  VERSION_CHANGED: {
    message: 'Meanwhile {who} registered version {number} of {id} ({version}).',
    remedy: 'Look at it, and send your change again with its version if it still holds.',
  },
  OWN_APPROVAL: {
    message: '{who} proposed this, and somebody else must approve it.',
    remedy: 'Ask somebody else to look at it and to approve it.',
  },
  ALREADY_RETIRED: { message: '{id} was retired on {at} by {who}.', remedy: 'Nothing is left to do.' },
  NOT_RETIRED: { message: '{id} is not retired.', remedy: 'Nothing is left to do.' },
  REASON_MISSING: { message: 'No reason is given.', remedy: 'Say in a sentence why, for those who ask later.' },
  INDICATOR_LIMIT: {
    message: '{department} has {count} indicators and may have {limit}.',
    remedy:
      'Retire one of them first (retireIndicator). Those that could be retired, the likeliest first: {candidates}.',
  },
  REGISTRATIONS_CLASH: {
    message: 'Indicators that were registered through the API no longer fit the installed plugins: {problems}',
    remedy:
      'Start with the earlier version of the plugin, retire or change these registrations there, and then install the new one.',
  },
  TARGET_SCOPE: {
    message: 'The target names both a level and a unit.',
    remedy: 'Write a level for all its units (SCHOOL), or one unit (school/12); neither means the district.',
  },
  TARGET_VALUE: {
    message: 'The target is stated in {count} ways, and it must be exactly one.',
    remedy: 'Write "value", or "change" with "basis" and "baseline".',
  },
  TARGET_IMPOSSIBLE: { message: '{cause}', remedy: '{hint}' },
  ARGUMENT_INVALID: { message: '{argument} is {value}, which is not {wanted}.', remedy: '{hint}' },
  GRID_TOO_LARGE: {
    message:
      'This grid would have {cells} cells ({indicators} indicators, {orgUnits} org units, {groups} groups, {periods} periods); {most} is the most.',
    remedy: 'Ask for fewer indicators, groups or periods at once, or for the schools of one zone at a time.',
  },
  ORIGIN_REFUSED: {
    message: 'This request comes from a page of another site.',
    remedy: 'Open the Playground of this server, or send the request from a program.',
  },
  BODY_TOO_LARGE: {
    message: 'The body of this request has more than {limit} bytes.',
    remedy: 'Send files of any size to POST /files, and ask the API for less at once.',
  },
  CONTENT_TYPE_UNSUPPORTED: {
    message: 'A body of the content type {type} is not read here.',
    remedy: 'Send JSON, with the header content-type: application/json.',
  },
  JSON_MALFORMED: {
    message: 'The body of this request is not JSON ({cause}).',
    remedy: 'Send one JSON object: { "query": "{ plan { key } }" }.',
  },
  REQUEST_MALFORMED: {
    message: 'This request cannot be understood ({cause}).',
    remedy: 'Correct its address, headers or body.',
  },
  ADDRESS_UNKNOWN: {
    message: 'There is nothing at {path}.',
    remedy: 'The API is at /graphql, files go to /files, and the Playground is at /playground.',
  },
  ADDRESS_TOO_LONG: {
    message: 'The address of this request has more than {most} characters.',
    remedy: 'Send the operation with POST, as JSON in the body.',
  },
  HEADERS_TOO_LARGE: {
    message: 'The headers of this request are too large.',
    remedy: 'Send fewer or shorter headers: 16 KB in all.',
  },
  REQUEST_TOO_SLOW: {
    message: 'This request did not come in whole in time.',
    remedy: 'Send it again over a better connection: a file may take as long as it needs, but it must keep coming.',
  },
  UPGRADE_REQUIRED: {
    message: 'This address changes to no other protocol than WebSocket, version 13.',
    remedy: 'Send the request without the header Upgrade, or open a WebSocket with graphql-transport-ws.',
  },
  METHOD_NOT_ALLOWED: {
    message: '{path} is not asked for with {method}.',
    remedy: 'Use {allowed}.',
  },
  QUERY_TOO_LARGE: {
    message: 'This request asks for too much at once: {cause}',
    remedy: 'Ask for fewer levels, aliases or rows at once, and page through the rest with `first` and `after`.',
  },
  REQUEST_TIMED_OUT: {
    message: 'This request was not answered within {seconds} seconds, and its work was stopped.',
    remedy: 'Ask for less at once. If it was a change, look first whether it was made: it is kept whole or not at all.',
  },
  REQUEST_ABANDONED: {
    message: 'Whoever sent this request has gone, and its work was stopped.',
    remedy: 'Send it again, and wait for the answer.',
  },
  SERVER_ENDING: {
    message: 'The server is ending, and the work of this request was stopped.',
    remedy: 'Send it again once the server runs. If it was a change, look first whether it was made.',
  },
  ARGUMENT_TOO_LONG: {
    message: '{argument} has more than {most} {what}.',
    remedy: 'Send at most {most} at a time, and the rest in further requests.',
  },
  RATE_LIMITED: {
    message: 'Rate limit exceeded: {most} requests per minute.',
    remedy: 'Wait {seconds} seconds, and ask for more in one request rather than in many.',
  },
  WORK_LIMITED: {
    message: 'Your recent requests asked for more work than one person or address may have in a minute.',
    remedy: 'Wait {seconds} seconds, or ask for fewer rows and columns at once. Small requests are still answered.',
  },
  TOO_MANY_WAITING: {
    message: 'You already have {most} requests waiting for their turn.',
    remedy: 'Wait {seconds} seconds, and send the next request after the last one is answered.',
  },
  TOO_MANY_SUBSCRIPTIONS: {
    message: 'This connection has {most} operations under way, and more are not answered.',
    remedy: 'Complete one of them first, or ask for their fields in one.',
  },
  TOO_MANY_CONNECTIONS: {
    message: 'There are already {most} {what} from this address.',
    remedy: 'Close one of them first, and use one connection for several requests. Try again in {seconds} seconds.',
  },
  OPERATION_NOT_LISTED: {
    message: 'This server answers listed operations only, and this is none of them.',
    remedy: 'Send a listed operation, or ask the operator to add this one to the folder PLANWRIGHT_OPERATIONS_FOLDER.',
  },
  SETTING_INVALID: { message: '{name} is {value}, which is not {wanted}.', remedy: 'Correct it, or leave it out.' },
  INTERNAL: {
    message: 'Something unexpected went wrong (log id {id}).',
    remedy: "Look for that id in the server's log.",
  },
} as const satisfies Readonly<Record<string, { readonly message: string; readonly remedy: string }>>

export type ServerErrorCode = keyof typeof serverErrors

export type ErrorFacts = Readonly<Record<string, string | number>>

/** An expected failure: one sentence, a stable code and a remedy. */
export class ServerError extends Error {
  override readonly name = 'ServerError'
  readonly remedy: string
  /** After how many seconds it is worth trying again; null where nothing is known of that. */
  readonly seconds: number | null

  constructor(
    readonly code: ServerErrorCode,
    facts: ErrorFacts = {},
  ) {
    super(filled(serverErrors[code].message, facts))
    this.remedy = filled(serverErrors[code].remedy, facts)
    this.seconds = serverErrors[code].remedy.includes('{seconds}') ? Number(facts.seconds) : null
  }
}

/** What is known about something thrown, in one line. */
export function causeOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.message.split('\n')[0] ?? thrown.name) : String(thrown)
}

function filled(template: string, facts: ErrorFacts): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
}
