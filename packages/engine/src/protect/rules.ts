/** Fewer people, cases or others than this are shown to nobody without record access. */
export const fewest = 10

/** Every count of people that is shown is a multiple of this, whoever asks and however often. */
export const base = 5

/**
 * How many wide the range of a hidden count stays for whoever adds and subtracts the shown ones. At 5 the middle of the
 * range can still be 3 away; one more keeps room for whoever adds up lines over several levels.
 */
export const doubt = 5

/** The percentages that bounds are told in: the first of them that is certain is told. */
export const boundSteps = [1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50] as const
