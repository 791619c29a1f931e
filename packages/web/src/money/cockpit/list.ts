import { type Sum, sumsOf } from '@wiker/billing/cockpit/values.ts'

/** An amount of money in cents. */
export interface Amount {
  cents: number
  currency: string
}

export type Cell = string | number | Amount | null | undefined

export interface ListColumn {
  name: string
  /** `day`: `YYYY-MM-DD`. Amounts are summed at the bottom. */
  kind: 'text' | 'day' | 'number' | 'amount'
}

/** The lines behind a figure, whole: the page shows some at a time, its foot and the CSV all of them. */
export interface MoneyList {
  title: string
  /** What is counted here. */
  lead: string
  columns: ListColumn[]
  rows: { cells: Cell[]; href?: string }[]
  /** Without amounts, nothing is summed; the number of lines always is. */
  filters?: { name: string; options: { query: Record<string, string | undefined>; text: string; isOn: boolean }[] }[]
}

export const isAmount = (cell: Cell): cell is Amount => typeof cell === 'object' && cell !== null

/** What the foot says: of each column of amounts the sum of all lines, by currency. */
export function footOf({ columns, rows }: MoneyList): { count: number; sums: (Sum[] | undefined)[] } {
  return {
    count: rows.length,
    sums: columns.map(({ kind }, index) =>
      kind === 'amount' ? sumsOf(rows.map(({ cells }) => cells[index]).filter(isAmount), (one) => one) : undefined,
    ),
  }
}

/** The list as spreadsheets of half of Europe open it: semicolons, decimals after a comma; beside each amount its currency. */
export function csvOf({ columns, rows }: MoneyList): string {
  const head = columns.flatMap(({ name, kind }) => (kind === 'amount' ? [name, 'ISO 4217'] : [name]))
  const lines = rows.map(({ cells }) =>
    columns.flatMap(({ kind }, index) => {
      const cell = cells[index]
      if (kind !== 'amount') return [text(cell)]
      return isAmount(cell) ? [decimal(cell.cents), cell.currency] : ['', '']
    }),
  )
  return `\uFEFF${[head, ...lines].map((line) => line.map(quoted).join(';')).join('\r\n')}\r\n`
}

/** What a spreadsheet would take for a formula stays text. */
function text(cell: Cell): string {
  const plain = cell === null || cell === undefined || isAmount(cell) ? '' : String(cell)
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain
}

function decimal(cents: number): string {
  const whole = Math.trunc(Math.abs(cents) / 100)
  return `${cents < 0 ? '-' : ''}${whole},${String(Math.abs(cents) % 100).padStart(2, '0')}`
}

const quoted = (cell: string) => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
