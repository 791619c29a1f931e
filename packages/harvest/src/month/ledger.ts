/** What happened on one day, in figures. */
export interface Entry {
  day: string
  runs: number
  unchanged: number
  failed: number
  held: number
  approved: number
  read: number
  added: number
  changed: number
  joined: number
  missing: number
  withdrawn: number
  opened: number
  ended: number
  told: number
  conflicts: number
  settled: number
  edits: number
  things: number
}

export const emptyEntry = (day: string): Entry => ({
  day,
  runs: 0,
  unchanged: 0,
  failed: 0,
  held: 0,
  approved: 0,
  read: 0,
  added: 0,
  changed: 0,
  joined: 0,
  missing: 0,
  withdrawn: 0,
  opened: 0,
  ended: 0,
  told: 0,
  conflicts: 0,
  settled: 0,
  edits: 0,
  things: 0,
})

const heads: Partial<Record<keyof Entry, string>> = {
  opened: 'faults opened',
  ended: 'ended',
  told: 'told',
  conflicts: 'conflicts',
  settled: 'settled',
  edits: 'edits',
  things: 'things shown',
}

/** The ledger of the month as a table for people, the sums below. */
export function ledgerTable(entries: Entry[]): string {
  const fields = Object.keys(emptyEntry('')) as (keyof Entry)[]
  const last = entries.at(-1)!
  const sums = fields.map((field) =>
    field === 'day'
      ? 'all'
      : field === 'things'
        ? String(last.things)
        : String(entries.reduce((sum, one) => sum + one[field], 0)),
  )
  const rows = [
    fields.map((field) => heads[field] ?? field),
    ...entries.map((entry) => fields.map((field) => String(entry[field]))),
    sums,
  ]
  const widths = fields.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)))
  return rows.map((row) => row.map((cell, i) => cell.padStart(widths[i]!)).join('  ')).join('\n')
}
