import type { CanonicalRecord } from '@wiker/model'
import { type MemberReading, openSource } from '../convert.ts'
import { NdjsonBytes } from '../formats/json/ndjson-bytes.ts'
import { writers } from '../formats/writers.ts'
import { problemOf } from '../problem.ts'
import type { Problem, Refusal } from '../types.ts'
import type { Command } from './args.ts'
import type { Terminal } from './main.ts'
import { sentenceOf, type Words } from './messages.ts'
import { type Output, openOutput } from './output.ts'
import { spoken } from './spoken.ts'

/** So many refused rows are shown with their reasons. */
const SHOWN = 10

/**
 * Canonical records of all sources in one output; what is refused is said on stderr, not silently dropped. Status 1 when a
 * source could not be read or nothing of it could be kept.
 */
export async function runConvert(command: Command, words: Words, terminal: Terminal): Promise<number> {
  const run: Run = { command, words, terminal, status: 0 }
  const out = openOutput(command.out, terminal.out)
  if (command.to === 'ndjson') await writeLines(run, out)
  else {
    const timezone = command.options.timezone ?? 'Europe/Paris'
    const warn = (problem: Problem) => terminal.err.write(`${sentenceOf(problem, words)}\n`)
    const options = { now: command.options.now?.().toISOString() ?? '', timezone, warn }
    for await (const text of writers[command.to].write(recordsOf(run), options)) {
      if (!(await out.write(text))) break
    }
  }
  const broken = await out.end()
  if (broken) complain(run, command.out ?? '', { key: 'cannot-write', values: { reason: broken.message } })
  return run.status
}

interface Run {
  command: Command
  words: Words
  terminal: Terminal
  status: number
}

function complain(run: Run, source: string, problem: Problem): void {
  run.status = 1
  run.terminal.err.write(`${source}: ${sentenceOf(problem, run.words)}\n`)
}

/** Most sources become lines of JSON: they are written as bytes, without a promise for each. */
async function writeLines(run: Run, out: Output): Promise<void> {
  const bytes = new NdjsonBytes()
  for await (const batch of batchesOf(run)) {
    for (const record of batch) {
      const full = bytes.add(record)
      if (full && !(await out.write(full))) return
    }
  }
  const rest = bytes.rest()
  if (rest) await out.write(rest)
}

async function* recordsOf(run: Run): AsyncGenerator<CanonicalRecord> {
  for await (const batch of batchesOf(run)) yield* batch
}

async function* batchesOf(run: Run): AsyncGenerator<CanonicalRecord[]> {
  const { command, terminal, words } = run
  for (const address of command.sources) {
    terminal.progress?.next(address)
    const source = await openSource(address, command.options)
    try {
      if (source.error) {
        complain(run, address, source.error)
        continue
      }
      let kept = 0
      let lost = 0
      for (const member of source.members) {
        if (member.error) {
          terminal.err.write(`${address} (${member.path}): ${sentenceOf(member.error, words)}\n`)
          continue
        }
        for await (const batch of memberBatches(run, address, member)) {
          kept += batch.length
          yield batch
        }
        lost += member.counts.refused
      }
      if (kept === 0 && lost > 0) run.status = 1
    } finally {
      await source.dispose()
    }
  }
}

async function* memberBatches(run: Run, address: string, member: MemberReading): AsyncGenerator<CanonicalRecord[]> {
  const { words, terminal } = run
  const refusals: Refusal[] = []
  let kept = 0
  try {
    for await (const batch of member.convertBatches()) {
      const records: CanonicalRecord[] = []
      for (const converted of batch) {
        if (converted.ok) records.push(converted.record.warnings ? spoken(converted.record, words) : converted.record)
        else if (refusals.length < SHOWN) refusals.push(converted.refusal)
      }
      kept += records.length
      yield records
    }
  } catch (error) {
    const sentence = sentenceOf(problemOf(error), words)
    if (kept === 0) run.status = 1
    terminal.err.write(`${address} (${member.path}): ${sentence}\n`)
  }
  const { records, refused } = member.counts
  if (refused === 0) return
  terminal.err.write(`${words('refused-of', { path: member.path, refused, records })}\n`)
  for (const { where, problems } of refusals) {
    const why = problems.map((problem) => sentenceOf(problem, words)).join('; ')
    terminal.err.write(`  ${words('card.row', { row: where })}: ${why}\n`)
  }
  if (refused > refusals.length) terminal.err.write('  …\n')
}
