import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const command = promisify(execFile)
const platform = process.platform === 'win32' ? 'win' : process.platform
const file = process.platform === 'win32' ? 'node.exe' : 'node'

/** How long npm may take, in milliseconds. */
const patience = 180_000

/** @typedef {{ readonly binary: string, readonly version: string }} Node */

/**
 * The newest Node.js of a line, such as `22`, as npm's registry has it for this platform. It is kept in a folder, and
 * not looked for again while it lies there.
 * @param {string} line
 * @param {string} cache
 * @param {NodeJS.ProcessEnv} [env] of npm
 * @returns {Promise<Node | { readonly reason: string }>} a reason where it cannot be had
 */
export async function nodeBinary(line, cache, env = process.env) {
  const binary = join(cache, line, file)
  try {
    return await answering(binary)
  } catch {
    try {
      await download(line, cache, binary, env)
      return await answering(binary)
    } catch (error) {
      return { reason: reasonOf(error) }
    }
  }
}

/** @param {string} binary @returns {Promise<Node>} */
async function answering(binary) {
  const { stdout } = await command(binary, ['--version'])
  return { binary, version: stdout.trim().replace(/^v/, '') }
}

/** Of what the package brings, the program alone is kept. @param {string} line @param {string} cache @param {string} binary @param {NodeJS.ProcessEnv} env */
async function download(line, cache, binary, env) {
  const name = `node-${platform}-${process.arch}`
  await mkdir(join(cache, line), { recursive: true })
  const folder = await mkdtemp(join(cache, `${line}-`))
  try {
    const options = [
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--fetch-retries=1',
      '--fetch-timeout=60000',
    ]
    const install = ['install', '--prefix', folder, ...options, `${name}@${line}`]
    await command('npm', install, { cwd: folder, env, shell: process.platform === 'win32', timeout: patience })
    const whole = join(folder, 'whole')
    await copyFile(join(folder, 'node_modules', name, 'bin', file), whole)
    await rename(whole, binary)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What npm says first, in a line. @param {unknown} error */
function reasonOf(error) {
  const said = error instanceof Error ? ('stderr' in error && String(error.stderr)) || error.message : String(error)
  return said.trim().split('\n')[0] ?? ''
}
