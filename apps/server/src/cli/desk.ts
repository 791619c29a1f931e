import type { House } from '@wiker/harvest'

/** What a command needs: the database, the clock, where paths count from, and where to speak. */
export interface Desk extends House {
  /** The folder the person is in: paths they give count from there. */
  calledFrom: string
  /** The address people use, for links in what is said. */
  publicUrl: string
  /** Where the house keeps its files: the cache of national sources is in `national`. */
  dataDir: string
  /** The storage that several machines share, in its place. */
  s3Url?: string | undefined
  /** Tells how far a long work is, on a terminal. */
  progress?: (done: number, all: number, label: string) => void
  /** The person wants it to end: what is done stays. */
  signal?: AbortSignal
  say(line: string): void
  warn(line: string): void
}

/** Does what it says and gives the exit status. */
export type Command = (desk: Desk, words: string[]) => Promise<number>

export class UsageError extends Error {}
