/** Fewer people, cases or others than this are shown to nobody without record access. */
export const fewest = 10

/** Every count shown is a multiple of this, whoever asks and however often. */
export const base = 5

/** How far the count behind a shown one can lie from it. */
export const rounding = 2

/**
 * How many wide the range of a hidden count stays for whoever adds and subtracts the shown ones. At 5 the middle of the
 * range can still be 3 away; one more keeps room for whoever adds up lines over several levels.
 */
export const doubt = 5
