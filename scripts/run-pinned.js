import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { pathToFileURL } from 'node:url'
import { pinnedNode } from './places.js'

/**
 * Runs a TypeScript file under the pinned Node and gives its exit code. Signals are passed on: the program ends in its
 * own order. `stopWithParent`: it also ends when this process is killed, or the npm that started it.
 */
export function runPinned(args, { stopWithParent = false } = {}) {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return run(['--import', loader, ...args], { stopWithParent })
}

/** The same for any program of Node: `args` begins with its options or its file. */
export function run(args, { stopWithParent = false, env = {} } = {}) {
  const child = spawn(pinnedNode, args, {
    env: { ...process.env, ...env },
    stdio: stopWithParent ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (stopWithParent && process.env.npm_lifecycle_event) followParent(child)
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`Node 24 could not be started: ${error.message}`)
      resolve(1)
    })
    child.once('exit', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : code))
  })
}

function followParent(child) {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 1000).unref()
}
