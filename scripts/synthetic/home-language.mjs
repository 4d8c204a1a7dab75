/** Whom a home language is drawn for: learners of English seldom speak it at home. */
const spoken = Object.freeze({
  hispanicLearner: /** @type {const} */ ([
    ['spanish', 97],
    ['portuguese', 2],
    ['other', 1],
  ]),
  otherLearner: /** @type {const} */ ([
    ['portuguese', 16],
    ['karen', 14],
    ['arabic', 12],
    ['nepali', 10],
    ['somali', 9],
    ['haitian-creole', 8],
    ['albanian', 7],
    ['vietnamese', 6],
    ['swahili', 6],
    ['burmese', 5],
    ['other', 7],
  ]),
  hispanic: /** @type {const} */ ([
    ['english', 58],
    ['spanish', 42],
  ]),
  other: /** @type {const} */ ([
    ['english', 94],
    ['portuguese', 2],
    ['polish', 2],
    ['other', 2],
  ]),
})

/**
 * @param {import('./random.mjs').Random} random
 * @param {{ readonly race: string, readonly englishLearner: string }} groups
 * @returns {string} a key of the dimension `language`
 */
export function homeLanguage(random, { race, englishLearner }) {
  const isHispanic = race === 'hispanic'
  if (englishLearner === 'yes') return random.oneOf(isHispanic ? spoken.hispanicLearner : spoken.otherLearner)
  return random.oneOf(isHispanic ? spoken.hispanic : spoken.other)
}
