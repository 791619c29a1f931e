import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { modules, root } from './places.js'
import { prepare } from './prepare.js'
import { run } from './run-pinned.js'

process.chdir(root)
await prepare()
const asked = process.argv.slice(2)
const total = { passed: 0, failed: 0 }

if (asked.length === 0) {
  await check('Style', [join(modules, '@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'])
  await check('Types', [join(modules, 'typescript', 'bin', 'tsc'), '--noEmit'])
}
await runTests(asked)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)

async function check(name, args) {
  console.log(`${name}…`)
  const code = await run(args)
  if (code === 0) total.passed++
  else total.failed++
}

async function runTests(filters) {
  const folder = mkdtempSync(join(tmpdir(), 'wiker-totals-'))
  const file = join(folder, 'totals.json')
  const reporters = ['--reporter=default', `--reporter=${'./scripts/test-totals.js'}`]
  const code = await run([join(modules, 'vitest', 'vitest.mjs'), 'run', ...reporters, ...filters], {
    env: { WIKER_TEST_TOTALS: file },
  })
  const { passed, failed } = readTotals(file)
  total.passed += passed
  // A run that broke before it could count has failed too.
  total.failed += code !== 0 && failed === 0 ? 1 : failed
  rmSync(folder, { recursive: true, force: true })
}

function readTotals(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 1 }
  }
}
