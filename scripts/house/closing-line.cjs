const { reporters, Runner } = require('mocha')

/** Mocha's usual report, closed by one line that a program can read. */
class ClosingLine extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats
      console.log(`${passes} passed, ${failures} failed, ${pending} skipped`)
    })
  }
}

module.exports = ClosingLine
