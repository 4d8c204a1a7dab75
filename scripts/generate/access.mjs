import { compiled } from './compiled.mjs'
import { code, generatedNote, tableOf } from './markdown.mjs'

/** To whom each field of the API is answered. */
export async function accessDocument() {
  const { fieldRules } = await compiled('packages/server/dist/src/access/field-rules.js')
  const rules = /** @type {[string, { readonly name: string }][]} */ ([...fieldRules])
  const rows = rules
    .map(([field, { name }]) => [code(field), name])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1))
  return [
    generatedNote,
    '# Who is answered what',
    'Every field has a rule; one without a rule is answered to nobody, and the server does not start. A rule is looked at before anything is looked up, so a refusal tells nothing of what exists. `viewer { permissions { field allowed } }` answers the same for whoever asks.',
    'Which rows somebody gets is decided where they are read: figures about students and staff come exact for the own department, school or classes and as they were released everywhere else; drafts, proposals and imports are those of the own department.',
    tableOf(['field', 'answered to'], rows),
  ].join('\n\n')
}
