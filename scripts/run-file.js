import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './places.js'
import { prepare } from './prepare.js'
import { runPinned } from './run-pinned.js'

if (process.argv.length < 3) {
  console.error('Usage: node scripts/run.js <file.ts> [arguments]')
  process.exit(2)
}
const [named, ...rest] = process.argv.slice(2)
// The program keeps the folder of whoever calls it; its own name may be given from the root of the repository.
const file = existsSync(resolve(named)) ? resolve(named) : join(root, named)
await prepare()
process.exit(await runPinned([file, ...rest]))
