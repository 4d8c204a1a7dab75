const oldest = Object.freeze({ major: 20, minor: 19 })

/**
 * Refuses a Node.js that is too old, in one sentence.
 * @param {string} version such as `20.20.2`
 */
export function demandNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return
  throw new Error(
    `Planwright needs Node.js ${oldest.major}.${oldest.minor} or later; this is ${version}. Install a newer one from nodejs.org and try again.`,
  )
}
