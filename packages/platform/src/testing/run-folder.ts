import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../postgres/pid-file.ts'

const prefix = 'wiker-run-'
const names = ['TMPDIR', 'TEMP', 'TMP'] as const

/** All temporary files of a test run in one folder, which goes with the run; those of runs that were killed go too. */
export function openRunFolder(): () => void {
  const usual = tmpdir()
  for (const name of readdirSync(usual)) {
    const maker = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN
    if (!Number.isNaN(maker) && !isAlive(maker)) remove(join(usual, name))
  }
  const before = names.map((name) => [name, process.env[name]] as const)
  const folder = mkdtempSync(join(usual, `${prefix}${process.pid}-`))
  for (const name of names) process.env[name] = folder
  return () => {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    remove(folder)
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch {} // another user's
}
