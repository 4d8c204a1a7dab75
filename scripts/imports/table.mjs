/**
 * Which of our packages each one may import, and where code belongs that wants more.
 * @type {Readonly<Record<string, { readonly may: readonly string[], readonly remedy: string }>>}
 */
export const table = Object.freeze({
  sdk: {
    may: [],
    remedy:
      'The author’s kit stands alone: what needs this belongs in facts (formulas, imports, stores) or engine (calculating, judging).',
  },
  facts: {
    may: ['sdk'],
    remedy: 'Facts know no indicators’ lives, no records and no API: what needs this belongs in engine, or in server.',
  },
  computed: {
    may: ['sdk'],
    remedy:
      'Half of this runs in a plugin’s process, with little memory and no database: what needs this belongs in engine.',
  },
  engine: {
    may: ['sdk', 'computed', 'facts'],
    remedy: 'The engine knows no records and no API: what needs this belongs in server.',
  },
  audit: {
    may: [],
    remedy:
      'The audit trail is checked without the house that wrote it: what needs more than entries and their hashes belongs in packages/server/src/audit.',
  },
  testing: {
    may: ['sdk', 'facts', 'engine'],
    remedy: 'What tests of the server share belongs in packages/server/test.',
  },
  server: {
    may: ['sdk', 'computed', 'facts', 'engine', 'audit', 'hartford', 'playground'],
    remedy: 'The server finds departments by scanning their folder; what a department decides belongs in its plugin.',
  },
  cli: {
    // The trail is checked with the server switched off, and by whoever does not trust it.
    may: ['audit'],
    remedy: 'The command is a client of the API: what it needs to know, the server should answer.',
  },
  playground: {
    may: [],
    remedy: 'The Playground is a page that talks to the API: what it needs to know, the server should answer.',
  },
  hartford: { may: [], remedy: 'The plan is data; code that reads it belongs in packages/server.' },
})

/** The same for every plugin. */
export const pluginRule = Object.freeze({
  may: Object.freeze(['sdk']),
  remedy:
    'A department’s plugin is data written with @planwright/sdk: what it has in common with others belongs in packages/sdk.',
})

/** What tests of any package may import besides. */
export const testsMayImport = Object.freeze(['testing', 'sdk'])
