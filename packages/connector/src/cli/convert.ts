import { createWriteStream } from 'node:fs'
import type { CanonicalRecord } from '@wiker/model'
import { openSource } from '../convert.ts'
import { writers } from '../formats/writers.ts'
import { problemOf } from '../problem.ts'
import type { Problem } from '../types.ts'
import type { Command } from './args.ts'
import type { Terminal } from './main.ts'
import { sentenceOf, type Words } from './messages.ts'

/** Canonical records of all sources in one output; refusals are counted on stderr, not silently dropped. */
export async function runConvert(command: Command, words: Words, terminal: Terminal): Promise<number> {
  let status = 0
  const complain = (source: string, problem: Problem) => {
    status = 1
    terminal.err.write(`${source}: ${sentenceOf(problem, words)}\n`)
  }
  const out: NodeJS.WritableStream = command.out ? createWriteStream(command.out) : terminal.out
  let broken: Error | undefined
  if (command.out)
    out.on('error', (error: Error) => {
      broken = error
    })
  const records = recordsOf(command, words, terminal, complain)
  const writer = writers[command.to]
  const timezone = command.options.timezone ?? 'Europe/Paris'
  for await (const text of writer.write(records, { now: command.options.now?.().toISOString() ?? '', timezone })) {
    if (broken) break
    if (!out.write(text)) await roomIn(out)
  }
  if (command.out && !broken) await new Promise<void>((resolve) => out.end(() => resolve()))
  if (broken) complain(command.out ?? '', { key: 'cannot-write', values: { reason: broken.message } })
  return status
}

/** Resolves when the output takes more, or is gone. Leaves no listener behind: a large source waits a hundred thousand times. */
function roomIn(out: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      out.off('drain', go).off('close', go).off('error', go)
      resolve()
    }
    out.on('drain', go).on('close', go).on('error', go)
  })
}

async function* recordsOf(
  command: Command,
  words: Words,
  terminal: Terminal,
  complain: (source: string, problem: Problem) => void,
): AsyncGenerator<CanonicalRecord> {
  for (const address of command.sources) {
    const source = await openSource(address, command.options)
    try {
      if (source.error) {
        complain(address, source.error)
        continue
      }
      for (const member of source.members) {
        if (member.error) {
          complain(`${address} (${member.path})`, member.error)
          continue
        }
        try {
          for await (const converted of member.convert()) if (converted.ok) yield converted.record
        } catch (error) {
          complain(`${address} (${member.path})`, problemOf(error))
        }
        const { records, refused } = member.counts
        if (refused > 0) terminal.err.write(`${words('refused-of', { path: member.path, refused, records })}\n`)
      }
    } finally {
      await source.dispose()
    }
  }
}
