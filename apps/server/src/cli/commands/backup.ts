import { join, resolve } from 'node:path'
import { readBackup } from '../backup/read.ts'
import { writeBackup } from '../backup/write.ts'
import { type Command, type Desk, UsageError } from '../desk.ts'
import { readOptions } from '../options.ts'

export const backup: Command = async (desk, words) => {
  const { positionals } = readOptions(words, {})
  const stamp = desk.clock.now().toISOString().slice(0, 16).replace(/[T:]/g, '-')
  const file = resolve(desk.calledFrom, positionals[0] ?? `wiker-${stamp}.backup`)
  const { tables, rows, files } = await writeBackup(desk.db, file, filesOf(desk), desk.clock.now())
  desk.say(`${rows} rows of ${tables} tables and ${files} files are in ${file}`)
  return 0
}

/** Pictures, and what people gave as the files of sources; those of a shared storage (`S3_URL`) are that storage's to keep. */
const filesOf = ({ dataDir }: Desk): string => join(dataDir, 'files')

export const restore: Command = async (desk, words) => {
  const { positionals, values } = readOptions(words, { replace: { type: 'boolean' } })
  if (!positionals[0]) throw new UsageError('Give the file to restore.')
  const file = resolve(desk.calledFrom, positionals[0])
  const { tables, rows, files } = await readBackup(desk.db, file, filesOf(desk), values.replace ?? false)
  desk.say(`${rows} rows of ${tables} tables and ${files} files are back.`)
  return 0
}
