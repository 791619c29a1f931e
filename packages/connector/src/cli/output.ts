import { createWriteStream } from 'node:fs'
import type { Problem } from '../types.ts'

export interface Output {
  /** Waits until there is room for more; false when the output is gone. `written` hears when the bytes are not needed any more. */
  write(piece: string | Uint8Array, written?: () => void): Promise<boolean>
  /** Writes what is held back; the error that broke the output off, if any. */
  end(): Promise<Error | undefined>
}

/** Short texts are gathered up to this length: an output is slow when it is given every line. */
const PIECE = 64 * 1024

/** A file, or the terminal's own output, which stays open. */
export function openOutput(file: string | undefined, terminal: NodeJS.WritableStream): Output {
  const stream: NodeJS.WritableStream = file ? createWriteStream(file, { highWaterMark: 1 << 20 }) : terminal
  let broken: Error | undefined
  if (file)
    stream.on('error', (error: Error) => {
      broken = error
    })
  let held = ''
  const put = async (piece: string | Uint8Array, written?: () => void) => {
    if (!broken && !stream.write(piece, written)) await roomIn(stream)
    return broken === undefined
  }
  const flush = async () => {
    const text = held
    held = ''
    return text === '' ? broken === undefined : put(text)
  }
  return {
    async write(piece, written) {
      // What is held back came first.
      if (typeof piece !== 'string') return (await flush()) && put(piece, written)
      held += piece
      return held.length < PIECE ? broken === undefined : flush()
    },
    async end() {
      await flush()
      if (file && !broken)
        await new Promise<void>((resolve) => {
          const done = () => resolve()
          stream.once('error', done).once('close', done)
          stream.end()
        })
      return broken
    },
  }
}

const known = new Set(['ENOENT', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC'])

/** Why an output could not be written, in words for whoever named it. */
export function writeProblem(error: NodeJS.ErrnoException): Problem {
  const { code = '', message } = error
  return known.has(code)
    ? { key: `cannot-write-${code.toLowerCase()}` }
    : { key: 'cannot-write', values: { reason: message } }
}

/** Resolves when the output takes more, or is gone. Leaves no listener behind. */
function roomIn(out: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      out.off('drain', go).off('close', go).off('error', go)
      resolve()
    }
    out.on('drain', go).on('close', go).on('error', go)
  })
}
