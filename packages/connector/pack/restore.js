// After `npm pack`: the folder is as it was, and runs from its TypeScript again.
import { existsSync, renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const manifest = fileURLToPath(new URL('../package.json', import.meta.url))
if (existsSync(`${manifest}.orig`)) renameSync(`${manifest}.orig`, manifest)
rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true })
