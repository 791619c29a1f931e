import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type MemberReading, openSource, type SourceReading } from '../convert.ts'
import { type Examination, examine } from '../quality/examine.ts'
import { repairedFile } from '../quality/repaired.ts'
import { emptyReport, type MemberQuality, qualityOfMember } from '../quality/report.ts'
import type { Command } from './args.ts'
import { qualityCard } from './check-card.ts'
import { qualityPage } from './check-page.ts'
import { adviceSaid, countedSaid, faultInRow, findingSaid } from './check-words.ts'
import type { Terminal } from './main.ts'
import { sentenceOf, type Words } from './messages.ts'
import { writeProblem } from './output.ts'
import { screenOf } from './screen.ts'

/** A quality report for each source, and with `--out` the repaired files. Status 1 when a source can't be read or has something to correct. */
export async function runCheck(command: Command, words: Words, terminal: Terminal): Promise<number> {
  let status = 0
  for (const address of command.sources) {
    terminal.progress?.next(address)
    const source = await openSource(address, command.options)
    try {
      if (source.error) {
        const error = sentenceOf(source.error, words)
        if (command.json) terminal.out.write(`${JSON.stringify({ source: address, error })}\n`)
        terminal.err.write(`${address}: ${error}\n`)
        status = 1
      } else if (!(await checkSource(source, command, words, terminal))) status = 1
    } finally {
      await source.dispose()
    }
  }
  return status
}

/** Whether there is nothing its publisher has to correct. */
async function checkSource(
  source: SourceReading,
  command: Command,
  words: Words,
  terminal: Terminal,
): Promise<boolean> {
  const report = emptyReport(source)
  const screen = screenOf(terminal.out, terminal.env)
  const written: string[] = []
  let spotless = true
  for (const member of source.members) {
    if (!member.layer) {
      spotless = false
      report.unreadable.push({ path: member.path, error: member.error ?? { key: 'broken' } })
      terminal.err.write(`${member.path}: ${sentenceOf(member.error ?? { key: 'broken' }, words)}\n`)
      continue
    }
    const examination = await examine(member)
    const quality = qualityOfMember(member, examination, command.options.today, report.source.lastModified)
    report.members.push(quality)
    if (quality.findings.length > 0) spotless = false
    terminal.progress?.clear()
    if (!command.json) terminal.out.write(`${qualityCard(quality, words, screen)}\n`)
    if (command.out === undefined) continue
    const said = await takeBack(member, examination, source, command.out, words)
    if ('problem' in said) {
      terminal.err.write(`${sentenceOf(said.problem, words)}\n`)
      return false
    }
    if (said.text) written.push(said.text)
  }
  if (command.out !== undefined && report.members.length > 0) {
    const file = join(command.out, `${stem(source.download?.name ?? 'source')}-${words('quality.report')}.html`)
    try {
      mkdirSync(command.out, { recursive: true })
      writeFileSync(file, qualityPage(source.download?.name ?? '', report.members, words))
    } catch (error) {
      terminal.err.write(`${sentenceOf(writeProblem(error as Error), words)}\n`)
      return false
    }
    written.push(words('quality.report-written', { file }))
  }
  if (command.json) terminal.out.write(`${JSON.stringify(spokenReport(report, words))}\n`)
  else if (command.out === undefined) terminal.out.write(`${words('quality.take-back')}\n`)
  const wrong = report.members.reduce(
    (sum, { findings }) => sum + findings.reduce((all, { count }) => all + count, 0),
    0,
  )
  if (wrong > 0)
    terminal.err.write(
      `${countedSaid('quality.summary', { count: wrong, source: source.download?.url ?? '' }, words)}\n`,
    )
  for (const line of written) (command.json ? terminal.err : terminal.out).write(`${line}\n`)
  return spotless
}

/** Writes the repaired file of a member; says which, unless it is nothing to take back. */
async function takeBack(
  member: MemberReading,
  examination: Examination,
  source: SourceReading,
  folder: string,
  words: Words,
): Promise<{ text?: string } | { problem: ReturnType<typeof writeProblem> }> {
  const column = words('quality.column')
  const repaired = repairedFile(member, examination, { column, say: (fault) => faultInRow(fault, words) })
  if (!repaired) return {}
  const several = source.members.filter(({ layer }) => layer).length > 1
  const name = several ? member.path.replace(/[^\p{L}\p{N}._-]+/gu, '-') : (source.download?.name ?? member.path)
  const file = join(folder, `${stem(name)}-${words('quality.suffix')}.${repaired.extension}`)
  try {
    mkdirSync(folder, { recursive: true })
    await pipeline(Readable.from(repaired.write()), createWriteStream(file))
  } catch (error) {
    return { problem: writeProblem(error as Error) }
  }
  const { cells } = repaired.changed
  const left = examination.faults.size
  const done = [
    cells === 0 ? words('quality.cells.none') : countedSaid('quality.cells', { count: cells }, words),
    ...(left > 0 ? [countedSaid('quality.rows-left', { count: left }, words)] : []),
  ].join(', ')
  return { text: words('quality.file-written', { file, done }) }
}

/** The name of a file without its ending; never a way out of the folder. */
const stem = (name: string): string =>
  basename(name)
    .replace(/\.\w{2,8}$/, '')
    .replace(/^\.+/, '') || 'source'

/** The report with a sentence beside each key. */
function spokenReport(report: { members: MemberQuality[] }, words: Words): object {
  return {
    ...report,
    members: report.members.map((member) => ({
      ...member,
      grades: member.grades.map((grade) => ({
        ...grade,
        advice: grade.advice.map((one) => ({ ...one, message: adviceSaid(one, words) })),
      })),
      findings: member.findings.map((finding) => ({
        ...finding,
        message: findingSaid(finding, member.counted, words).join(' '),
      })),
    })),
  }
}
