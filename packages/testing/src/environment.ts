/** What a developer may say about the tests' surroundings. */
export function environment(): { readonly testData: string | undefined } {
  return { testData: process.env.PLANWRIGHT_TEST_DATA }
}
