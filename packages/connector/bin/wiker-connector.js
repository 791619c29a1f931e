#!/usr/bin/env node
// Plain JavaScript on purpose: it runs on an older Node and hands over to the one pinned with the project.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

// In the repository the sources run as they are; a packed copy holds them compiled.
const source = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const main = existsSync(source) ? source : fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const [major, minor] = process.versions.node.split('.').map(Number)

// What was translated and compiled once starts twice as fast the next time. Not among the temporary files: it is to stay.
module.enableCompileCache?.(join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'wiker-connector'))

if (major > 22 || (major === 22 && minor >= 18)) {
  const { run } = await import(pathToFileURL(main).href)
  process.exitCode = await run(process.argv.slice(2))
} else {
  const node = pinnedNode(dirname(main))
  if (!node) {
    process.stderr.write(
      `wiker-connector needs Node 22.18 or later (this is ${process.versions.node}). Run "npm install" first.\n`,
    )
    process.exit(1)
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
}

function pinnedNode(start) {
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', 'node', 'bin', file)
    if (existsSync(candidate)) return candidate
    if (dirname(folder) === folder) return undefined
  }
}
