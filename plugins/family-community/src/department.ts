import { defineDepartment } from '@planwright/sdk'
import { advisoryMeetings } from './datasets/advisory-meetings.js'
import { messages } from './datasets/messages.js'
import { partnerships } from './datasets/partnerships.js'
import { schoolModels } from './datasets/school-models.js'
import { transitions } from './datasets/transitions.js'
import { advisoryGroups } from './indicators/advisory-groups.js'
import { communitySchools } from './indicators/community-schools.js'
import { messagesAnswered } from './indicators/messages-answered.js'
import { needsWithPartner } from './indicators/needs-with-partner.js'
import { supportedInTransitions } from './indicators/supported-in-transitions.js'
import { workingToStandards } from './indicators/working-to-standards.js'

export const familyCommunity = defineDepartment({
  id: 'family-community',
  name: { en: 'Family & Community Partnerships', es: 'Alianzas con las familias y la comunidad' },
  datasets: [schoolModels, partnerships, messages, transitions, advisoryMeetings],
  indicators: [
    communitySchools,
    workingToStandards,
    needsWithPartner,
    messagesAnswered,
    supportedInTransitions,
    advisoryGroups,
  ],
})
