#!/usr/bin/env node
// The operator's command line, under the Node it was made for. Run it from anywhere: its settings are those of the repository.
import { fileURLToPath } from 'node:url'
import { prepare } from '../../../scripts/prepare.js'
import { runPinned } from '../../../scripts/run-pinned.js'

const here = process.cwd()
process.chdir(fileURLToPath(new URL('../../..', import.meta.url)))
await prepare()
process.env.WIKER_CALLED_FROM = here
process.exit(await runPinned(['apps/server/src/cli/main.ts', ...process.argv.slice(2)]))
