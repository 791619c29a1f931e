import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
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

/** npm is killed without a word to its child, and the shell between them may outlive it: look at both. */
function followParent(child) {
  const parents = () => [process.ppid, parentOf(process.ppid)].join()
  const atStart = parents()
  setInterval(() => {
    if (parents() !== atStart) child.kill('SIGTERM')
  }, 200).unref()
}

function parentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1]
  } catch {
    return '' // not Linux
  }
}
