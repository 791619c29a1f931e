import { type ColumnProfile, likeness, type MemberProfile } from './profile.ts'

/** A column that is no longer there under its name. */
export interface ColumnChange {
  member: string
  column: string
  /** The canonical field it gave. */
  to: string
  /** The new name under which the same values are found again. */
  renamed?: string
}

const alike = 0.5
const sameIndexBonus = 0.15

/**
 * Of the columns that were understood, those that are gone; and the new column that takes the old one's place: because it holds the same values
 * (only a likeness that no other new column comes near to is taken), or because it is now understood as that field by itself.
 */
export function changedColumns(before: readonly MemberProfile[], now: readonly MemberProfile[]): ColumnChange[] {
  const changes: ColumnChange[] = []
  for (const [position, old] of before.entries()) {
    const present =
      now.find((member) => member.path === old.path) ?? (before.length === now.length ? now[position] : undefined)
    if (!present || present.columns.length === 0) continue
    const names = new Set(present.columns.map((column) => column.column))
    const formerly = new Map(old.columns.map((column) => [column.column, column.to]))
    const fresh = present.columns.filter((column) => !formerly.has(column.column))
    const successorOf = (to: string) =>
      present.columns.find((column) => column.to === to && formerly.get(column.column) !== to)
    for (const lost of old.columns) {
      if (lost.to === undefined || names.has(lost.column)) continue
      const renamed = foundAgain(lost, fresh) ?? successorOf(lost.to)?.column
      changes.push({ member: present.path, column: lost.column, to: lost.to, ...(renamed ? { renamed } : {}) })
    }
  }
  return changes
}

/** What is to be remembered: the columns of now, and those that are gone without a successor, so that they are found the day they come back. */
export function rememberedColumns(
  before: readonly MemberProfile[],
  now: readonly MemberProfile[],
  changes: readonly ColumnChange[],
): MemberProfile[] {
  return now.map((member, position) => {
    const old = before.find((one) => one.path === member.path) ?? before[position]
    const gone = changes
      .filter((change) => change.member === member.path && !change.renamed)
      .map((change) => change.column)
    const kept = old?.columns.filter((column) => gone.includes(column.column)) ?? []
    return { ...member, columns: [...member.columns, ...kept.map((column) => ({ ...column, gone: true as const }))] }
  })
}

/** Those that were missing already when the source was last read. */
export function lostColumns(remembered: readonly MemberProfile[]): ColumnChange[] {
  return remembered.flatMap(({ path, columns }) =>
    columns.filter((column) => column.gone).map(({ column, to }) => ({ member: path, column, to: to! })),
  )
}

function foundAgain(lost: ColumnProfile, fresh: readonly ColumnProfile[]): string | undefined {
  const scored = fresh
    .map(({ column, sketch, index }) => ({
      column,
      score: likeness(lost.sketch, sketch) + (index === lost.index ? sameIndexBonus : 0),
    }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = scored
  if (!best || best.score < alike || (next && best.score - next.score < 0.1)) return undefined
  return best.column
}
