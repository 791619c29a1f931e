import { resolve } from 'node:path'
import { readBackup } from '../backup/read.ts'
import { writeBackup } from '../backup/write.ts'
import { type Command, UsageError } from '../desk.ts'
import { readOptions } from '../options.ts'

export const backup: Command = async (desk, words) => {
  const { positionals } = readOptions(words, {})
  const stamp = desk.clock.now().toISOString().slice(0, 16).replace(/[T:]/g, '-')
  const file = resolve(desk.calledFrom, positionals[0] ?? `wiker-${stamp}.backup`)
  const { tables, rows } = await writeBackup(desk.db, file, desk.clock.now())
  desk.say(`${rows} rows of ${tables} tables are in ${file}`)
  return 0
}

export const restore: Command = async (desk, words) => {
  const { positionals, values } = readOptions(words, { replace: { type: 'boolean' } })
  if (!positionals[0]) throw new UsageError('Give the file to restore.')
  const { tables, rows } = await readBackup(desk.db, resolve(desk.calledFrom, positionals[0]), values.replace ?? false)
  desk.say(`${rows} rows of ${tables} tables are back.`)
  return 0
}
