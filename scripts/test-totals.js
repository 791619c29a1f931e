import { writeFileSync } from 'node:fs'

/** Vitest reporter that leaves the totals of a run in the file `WIKER_TEST_TOTALS`, for scripts/test.js. */
export default class TestTotals {
  onTestRunEnd(modules, unhandledErrors) {
    const totals = { passed: 0, failed: unhandledErrors.length }
    for (const module of modules) {
      // A file or a set-up that broke has no failed test, and is a failure all the same.
      if (module.errors().length > 0) totals.failed++
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) totals.failed++
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') totals.passed++
        else if (state === 'failed') totals.failed++
      }
    }
    if (process.env.WIKER_TEST_TOTALS) writeFileSync(process.env.WIKER_TEST_TOTALS, JSON.stringify(totals))
  }
}
