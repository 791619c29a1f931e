import type { CanonicalRecord } from '@wiker/model'
import { digest } from '../rows/digest.ts'
import type { Edit } from './layer.ts'
import { valueAt, withValueAt } from './path.ts'

/** An edit with what stands underneath it now. */
export interface LaidEdit {
  edit: Edit
  /** `null`: nothing. */
  under: unknown
  /** What stands underneath is neither what the person saw nor what the person wrote. */
  contested: boolean
}

/** Lays people's edits over what the sources say: the organiser's below, then those of who looks after the town, the later above. */
export function overlay(
  record: CanonicalRecord,
  edits: readonly Edit[],
): { record: CanonicalRecord; laid: LaidEdit[] } {
  const laid: LaidEdit[] = []
  let shown = record
  for (const edit of [...edits].sort(fromBelow)) {
    const under = valueAt(shown, edit.path) ?? null
    laid.push({ edit, under, contested: !isSame(under, edit.base) && !isSame(under, edit.value) })
    shown = withValueAt(shown, edit.path, edit.value)
  }
  return { record: laid.length > 0 ? withoutImpossibleEnd(shown, laid) : shown, laid }
}

/** An event that somebody moved does not end before it begins: its old end goes. */
function withoutImpossibleEnd(record: CanonicalRecord, laid: LaidEdit[]): CanonicalRecord {
  if (!('startDate' in record) || !record.startDate || !record.endDate) return record
  const moved = laid.some(({ edit }) => edit.path === 'startDate')
  const [start, end] = [record.startDate, record.endDate]
  const both = start.includes('T') && end.includes('T')
  const ends = both ? Date.parse(end) < Date.parse(start) : end.slice(0, 10) < start.slice(0, 10)
  return moved && ends ? withValueAt(record, 'endDate', null) : record
}

export function fromBelow(a: Edit, b: Edit): number {
  return height(a) - height(b) || a.at.getTime() - b.at.getTime() || a.id - b.id
}

const height = ({ role }: Edit) => (role === 'organiser' ? 0 : 1)

/** The same value, whatever the order of its keys; nothing and no value are the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return digest(a ?? null) === digest(b ?? null)
}
