import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { UsageError } from './desk.ts'

/** Reads a command's options; a word it does not know is a wrong usage, not a guess. */
export function readOptions<T extends ParseArgsOptionsConfig>(words: string[], options: T) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** A number such as the id of a source or of a run. */
export function readId(word: string | undefined, what: string): number {
  const id = Number(word)
  if (!word || !Number.isSafeInteger(id) || id < 1) throw new UsageError(`Give the number of ${what}.`)
  return id
}
