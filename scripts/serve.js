import { root } from './places.js'
import { prepare } from './prepare.js'
import { runPinned } from './run-pinned.js'

process.chdir(root)
await prepare()
process.exit(await runPinned(['apps/server/src/main.ts', ...process.argv.slice(2)], { stopWithParent: true }))
