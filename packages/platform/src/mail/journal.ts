import { randomBytes } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What a process has let go of, written the instant before it goes. The line is in the system's hands at once: it outlives the process however that dies (not the loss of
 * power: then whatever was handed over stays unanswered).
 */
export interface Journal {
  name: string
  /** Writes a line now, before returning. */
  mark(line: string): void
  close(): void
}

export function openJournal(folder: string): Journal {
  mkdirSync(folder, { recursive: true })
  const name = `${process.pid}-${randomBytes(6).toString('hex')}`
  const file = openSync(join(folder, name), 'a')
  return { name, mark: (line) => void writeSync(file, `${line}\n`), close: () => closeSync(file) }
}

/** The journals of processes that are no more, with their lines. */
export function deadJournals(folder: string, own: string): { name: string; lines: Set<string> }[] {
  mkdirSync(folder, { recursive: true })
  return readdirSync(folder)
    .filter((name) => /^\d+-[0-9a-f]{12}$/.test(name) && name !== own && !isAlive(Number(name.split('-')[0])))
    .map((name) => ({ name, lines: new Set(readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean)) }))
}

export function removeJournal(folder: string, name: string): void {
  rmSync(join(folder, name), { force: true })
}

/** Whether another process has this number now; our own was somebody else's before we began. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
