import { loadFormulaParser } from '@planwright/facts'
import { allEngines, type Engine } from './engines.js'

/** Every engine there is, started before the tests of a suite, prepared by it, and closed after them. */
export function startedEngines(prepare: (engine: Engine) => Promise<void> = async () => undefined): readonly Engine[] {
  const engines: Engine[] = []
  before(async function () {
    this.timeout(30_000)
    await loadFormulaParser()
    engines.push(...(await allEngines()))
    for (const engine of engines) await prepare(engine)
  })
  after(async () => {
    for (const engine of engines) await engine.close()
  })
  return engines
}
