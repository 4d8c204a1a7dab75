const { writeFileSync } = require('node:fs')
const { reporters, Runner } = require('mocha')

/** Mocha's usual report, with its counts kept in a file. */
class Counting extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes: passed, failures: failed, pending: skipped } = this.stats
      writeFileSync(options.reporterOptions.file, JSON.stringify({ passed, failed, skipped }))
    })
  }
}

module.exports = Counting
