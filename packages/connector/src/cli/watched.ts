import { mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { metered } from '../meter.ts'
import type { Command } from './args.ts'
import type { Terminal } from './main.ts'
import type { Words } from './messages.ts'
import { Progress } from './progress.ts'
import { screenOf } from './screen.ts'

/**
 * Does the work of a command with its progress on the terminal that watches, if any. However it ends (done, failed, broken off by
 * Ctrl-C, its reader gone), the terminal is left clean and no temporary file stays behind.
 */
export async function watched(
  command: Command,
  words: Words,
  terminal: Terminal,
  work: (command: Command, terminal: Terminal) => Promise<number>,
): Promise<number> {
  const temporary = mkdtempSync(join(tmpdir(), 'wiker-'))
  const progress = progressOf(command, words, terminal)
  const tidy = () => {
    progress?.end()
    rmSync(temporary, { recursive: true, force: true })
  }
  const broken = (signal: NodeJS.Signals) => {
    tidy()
    process.exit(128 + constants.signals[signal])
  }
  process.once('exit', tidy).once('SIGINT', broken).once('SIGTERM', broken).once('SIGHUP', broken)
  const own = {
    ...command,
    options: { ...command.options, temporary, ...(terminal.input ? { input: terminal.input } : {}) },
  }
  try {
    if (!progress) return await work(own, terminal)
    return await metered(progress, () => work(own, { ...terminal, err: above(terminal.err, progress), progress }))
  } finally {
    process.off('exit', tidy).off('SIGINT', broken).off('SIGTERM', broken).off('SIGHUP', broken)
    tidy()
  }
}

/** Records that pass by on the same terminal are progress enough. */
function progressOf({ name, sources, out }: Command, words: Words, terminal: Terminal): Progress | undefined {
  const { err, env } = terminal
  if (!err.isTTY || env.TERM === 'dumb') return undefined
  if (name === 'convert' && !out && terminal.out.isTTY) return undefined
  return new Progress(err, screenOf(err, env), words, sources.length)
}

/** What is said meanwhile stands above the progress. */
function above(err: NodeJS.WritableStream, progress: Progress): NodeJS.WritableStream {
  return new Writable({
    write(chunk, _encoding, done) {
      progress.clear()
      err.write(chunk)
      done()
    },
  })
}
