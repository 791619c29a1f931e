import type { CanonicalRecord } from '@wiker/model'
import { type MemberReading, openSource } from '../convert.ts'
import { writers } from '../formats/writers.ts'
import { type Form, isTextFormat, type TextFormat, textForms } from '../parallel/forms.ts'
import { growSome, staySmall } from '../parallel/tidy.ts'
import type { Part } from '../parallel/types.ts'
import { problemOf } from '../problem.ts'
import type { Problem, Refusal } from '../types.ts'
import type { Command } from './args.ts'
import type { Terminal } from './main.ts'
import { languageOf, sentenceOf, type Words } from './messages.ts'
import { type Output, openOutput, writeProblem } from './output.ts'
import { spoken } from './spoken.ts'

/** So many refused rows are shown with their reasons. */
const SHOWN = 10

/**
 * Canonical records of all sources in one output; what is refused is said on stderr, not silently dropped. Status 1 when a
 * source could not be read or nothing of it could be kept.
 */
export async function runConvert(command: Command, words: Words, terminal: Terminal): Promise<number> {
  staySmall()
  const run: Run = { command, words, terminal, status: 0 }
  const out = openOutput(command.out, terminal.out)
  if (isTextFormat(command.to)) await writeTexts(run, command.to, out)
  else {
    const timezone = command.options.timezone ?? 'Europe/Paris'
    const warn = (problem: Problem) => terminal.err.write(`${sentenceOf(problem, words)}\n`)
    const { temporary, now } = command.options
    const options = { now: now?.().toISOString() ?? '', timezone, warn, ...(temporary ? { temporary } : {}) }
    for await (const text of writers[command.to].write(recordsOf(run), options)) {
      if (!(await out.write(text))) break
    }
  }
  const broken = await out.end()
  if (broken) complain(run, command.out ?? '', writeProblem(broken))
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

/** Records of which each is a text of its own are written as bytes, as the threads give them. */
async function writeTexts(run: Run, to: TextFormat, out: Output): Promise<void> {
  const form: Form = { to, language: languageOf(run.terminal.env) }
  const { start, before, end, none } = textForms[to]
  const comma = Buffer.byteLength(before.trimEnd())
  let empty = true
  for await (const { bytes, kept, written } of partsOf(run, form)) {
    if (!bytes || kept === 0) continue
    // The first record has no comma before it.
    if (empty && start && !(await out.write(start))) return
    if (!(await out.write(empty ? bytes.subarray(comma) : bytes, written))) return
    empty = false
  }
  await out.write(empty ? none : end)
}

async function* recordsOf(run: Run): AsyncGenerator<CanonicalRecord> {
  for await (const { converted } of partsOf(run, { to: 'records' }))
    for (const one of converted ?? []) if (one.ok) yield spoken(one.record, run.words)
}

async function* partsOf(run: Run, form: Form): AsyncGenerator<Part> {
  const { command, terminal, words } = run
  for (const address of command.sources) {
    terminal.progress?.next(address)
    const source = await openSource(address, { threads: 'auto', ...command.options })
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
        for await (const part of memberParts(run, address, member, form)) {
          growSome()
          kept += part.kept
          yield part
        }
        lost += member.counts.refused
      }
      if (kept === 0 && lost > 0) run.status = 1
    } finally {
      await source.dispose()
    }
  }
}

async function* memberParts(run: Run, address: string, member: MemberReading, form: Form): AsyncGenerator<Part> {
  const { words, terminal } = run
  const refusals: Refusal[] = []
  let kept = 0
  try {
    for await (const part of member.convertTo(form)) {
      refusals.push(...part.refusals.slice(0, SHOWN - refusals.length))
      kept += part.kept
      yield part
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
