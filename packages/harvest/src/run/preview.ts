import type { MemberReading, Problem, SourceReading } from '@wiker/connector'
import type { CanonicalRecord } from '@wiker/model'
import type { CanonicalTableName } from '@wiker/platform/database/schema.ts'
import { readSourceAccess, type SourceAccess } from '../sources/access.ts'
import type { Source, SourceDeclaration } from '../sources/source.ts'
import { readTownRegister } from '../towns/register.ts'
import { areaOf } from './area.ts'
import { type IntakeReport, intakeOf } from './intake.ts'
import { asSource, openToLook } from './look.ts'
import { mendableOf } from './mendable.ts'
import { problemOfError } from './options.ts'
import type { House } from './run.ts'

/** What one table of a source was taken for. */
export interface PreviewMember {
  path: string
  format: string
  error?: Problem
  entity?: { type: string; confidence: number }
  /** Every column of the source with the canonical field it gives, and a few of its values. */
  columns: { name: string; to: string | null; confidence: number; examples: string[] }[]
  repairs: { kind: string; count: number; example?: { before: string; after: string } }[]
  warnings: { kind: string; count: number; where?: string }[]
}

export interface PreviewRecord {
  kind: CanonicalTableName
  town: string
  name: string
  record: CanonicalRecord
}

/** What a source would give, before anything is kept. */
export interface Preview {
  /** Why nothing can be read of it. */
  problem?: Problem
  members: PreviewMember[]
  /** Counts, refusals and doubts, of the records that were looked at. */
  report: IntakeReport
  /** How many would be shown, by kind of thing. */
  shown: Partial<Record<CanonicalTableName, number>>
  /** The first of each kind. */
  examples: PreviewRecord[]
  /** Of those, how many name no town and are taken for the source's own. */
  assumed: number
  /** Rows that would be shown without something that could not be read in them, as refusals tell theirs; the first ones. */
  flawed: { member: string; where: number; problems: Problem[] }[]
  /** True when the source has more records than were looked at. */
  more: boolean
  /** Cells a repaired file would have written better, of those records; absent where no file can take the place of this one. */
  mendable?: number
}

const mostLooked = 5000
const mostExamples = 5
const mostFlawed = 500

/**
 * Reads a source as a harvest would, and stores nothing: what was understood, what would be shown of it, what could not be read and why.
 * `declaration` as it would be saved, with what the source asks for.
 */
export async function previewSource(
  house: House,
  declaration: SourceDeclaration,
  access?: SourceAccess,
): Promise<Preview> {
  return previewOf(house, asSource(declaration), access, { mendable: true })
}

/** The same of a source that is kept, with the columns as a person would have them. */
export async function previewKept(house: House, source: Source, recipe: unknown): Promise<Preview> {
  const settings = { ...source.settings, recipe }
  return previewOf(house, { ...source, settings }, await readSourceAccess(house.db, source.id))
}

async function previewOf(
  house: House,
  source: Source,
  access: SourceAccess | undefined,
  wanted: { mendable?: true } = {},
): Promise<Preview> {
  const reading = await openToLook(house, source, access)
  try {
    const preview = await look(house, source, reading)
    const mendable = wanted.mendable && (await mendableOf(reading, mostLooked))
    return mendable === undefined ? preview : { ...preview, mendable }
  } catch (error) {
    return { ...nothing(), problem: problemOfError(error), members: await Promise.all(reading.members.map(memberOf)) }
  } finally {
    await reading.dispose()
  }
}

async function look(house: House, source: Source, reading: SourceReading): Promise<Preview> {
  const members = await Promise.all(reading.members.map(memberOf))
  if (reading.error) return { ...nothing(), problem: reading.error, members }
  const [register, area] = [await readTownRegister(house.db), await areaOf(house.db, source)]
  const { report, rows } = intakeOf(reading, source, register, area, () => undefined)
  const shown: Preview['shown'] = {}
  const examples: PreviewRecord[] = []
  let assumed = 0
  const flawed: Preview['flawed'] = []
  for await (const row of rows()) {
    const count = (shown[row.kind] ?? 0) + 1
    shown[row.kind] = count
    if (row.town_reason === 'given') assumed++
    const problems = flawsOf(
      row.record,
      members.find(({ path }) => path === row.member),
    )
    if (problems.length > 0 && flawed.length < mostFlawed)
      flawed.push({ member: row.member, where: row.line, problems })
    if (count <= mostExamples) examples.push({ kind: row.kind, town: row.town, name: row.name, record: row.record })
    if (report.read >= mostLooked) break
  }
  return { members, report, shown, examples, assumed, flawed, more: report.read >= mostLooked }
}

async function memberOf({ path, format, error, layer, understanding }: MemberReading): Promise<PreviewMember> {
  const member = { path, format, columns: [], repairs: [], warnings: [], ...(error ? { error } : {}) }
  if (!layer || !understanding) return member
  const fields = new Map<number, { to: string; confidence: number }>()
  for (const { to, columns, confidence } of understanding.mapping)
    for (const index of columns) if (!fields.has(index)) fields.set(index, { to, confidence })
  const examples = await examplesOf(layer)
  return {
    ...member,
    entity: { type: understanding.entity.type, confidence: understanding.entity.confidence },
    columns: layer.columns.map((name, index) => ({
      name,
      to: fields.get(index)?.to ?? null,
      confidence: fields.get(index)?.confidence ?? 0,
      examples: examples[index] ?? [],
    })),
    repairs: [...layer.repairs, ...understanding.repairs],
    warnings: [...layer.warnings, ...understanding.warnings],
  }
}

/** What the connector could not read in a record, each with the column that should have given it. */
function flawsOf({ warnings = [] }: CanonicalRecord, member: PreviewMember | undefined): Problem[] {
  return warnings.map(({ field, message, key, values }) => {
    const column = member?.columns.find(({ to }) => to === field)?.name
    return { key: key ?? message, field, ...(values ? { values } : {}), ...(column ? { column } : {}) }
  })
}

/** Three different values of each column: what a person recognises it by. */
async function examplesOf(layer: NonNullable<MemberReading['layer']>): Promise<string[][]> {
  const found: string[][] = layer.columns.map(() => [])
  let read = 0
  for await (const { values } of layer.records()) {
    for (const [index, value] of values.entries()) {
      const text =
        value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
      const seen = found[index]
      if (seen && text.trim() !== '' && seen.length < 3 && !seen.includes(text)) seen.push(text.slice(0, 120))
    }
    if (++read >= 50) break
  }
  return found
}

const nothing = () => ({
  members: [],
  report: { read: 0, refused: 0, elsewhere: 0, unplaced: 0, refusals: [], doubts: {} },
  shown: {},
  examples: [],
  assumed: 0,
  flawed: [],
  more: false,
})
