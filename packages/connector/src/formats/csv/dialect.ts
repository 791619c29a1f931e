import { Tokenizer } from './tokenizer.ts'

export interface CsvDialect {
  delimiter: string
  quote: '"' | "'" | ''
  /** `\` when quotes inside quotes are written `\"`. */
  escapeChar: '' | '\\'
  /** A carriage return alone ends a line (old Macintosh), everywhere or here and there. */
  loneReturn: boolean
  /** The file begins with a line that tells spreadsheets its separator (`sep=;`). */
  announced: boolean
  /** Cells of most rows. */
  width: number
  /** Each line is quoted as a whole, its own quotes doubled: a table that was saved as one column. */
  wrapped?: boolean
}

export interface ScoredDialect extends CsvDialect {
  /** 0–1: share of rows that have the usual number of cells. */
  consistency: number
  rows: number
}

const weights: Record<string, number> = { ';': 1, '\t': 1, ',': 0.97, '|': 0.98, '^': 0.85, '~': 0.85, ':': 0.55 }
const ROWS = 300

/** Which separator and quote make a table of these lines: judged on many rows, never on the header alone. */
export function findDialect(sample: string, whole: boolean): ScoredDialect {
  const announced = /^"?sep=(.)"?[\r\n]/i.exec(sample)?.[1]
  const loneReturn = /\r(?!\n)(?!$)/.test(sample)
  const text = loneReturn ? sample.replace(/\r(?!\n)/g, '\n') : sample
  const delimiters = announced ? [announced] : Object.keys(weights).filter((one) => text.includes(one))
  let best: (ScoredDialect & { score: number }) | undefined
  for (const delimiter of delimiters.length > 0 ? delimiters : [',']) {
    const quote = findQuote(text, delimiter)
    const escapeChar =
      quote === '"' && /[^\\]\\"(?!\s*[\r\n])/.test(text) && /\\"[^";,\t|\r\n]/.test(text) && !/\\""/.test(text)
        ? '\\'
        : ''
    const dialect: CsvDialect = {
      delimiter,
      quote,
      escapeChar,
      loneReturn,
      announced: announced !== undefined,
      width: 0,
    }
    const judged = judge(text, dialect, whole)
    if (!best || judged.score > best.score) best = judged
    if (judged.width > 1 || !/^"[^"]/.test(text)) continue
    const unwrapped = judge(text, { ...dialect, quote: '"', wrapped: true }, whole)
    if (unwrapped.width > 1 && unwrapped.score > best.score) best = unwrapped
  }
  return best!
}

function findQuote(text: string, delimiter: string): CsvDialect['quote'] {
  if (text.includes('"')) return '"'
  const separator = delimiter.replace(/[|^\t]/g, (char) => (char === '\t' ? '\\t' : `\\${char}`))
  const opened = text.match(new RegExp(`(?:^|${separator})'`, 'gm'))?.length ?? 0
  const closed = text.match(new RegExp(`'(?:${separator}|\\r?$)`, 'gm'))?.length ?? 0
  return opened >= 2 && Math.abs(opened - closed) <= opened * 0.1 ? "'" : '"'
}

function judge(text: string, dialect: CsvDialect, whole: boolean): ScoredDialect & { score: number } {
  const widths = widthsOf(text, dialect, whole)
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  const usual = [...counts].filter(([width]) => width > 1).sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]
  if (!usual) return { ...dialect, width: 1, consistency: 0, rows: widths.length, score: 0.01 }
  const [width, count] = usual
  // A row that was cut or has a note in it is one cell short or long: it speaks for the separator all the same.
  const near = widths.filter((one) => one !== width && Math.abs(one - width) <= 1 + width * 0.1 && one > 1).length
  const consistency = (count + near * 0.6) / widths.length
  const weight = (weights[dialect.delimiter] ?? 0.9) * (splitsNumbers(text, dialect.delimiter) ? 0.6 : 1)
  const score = consistency * weight * (1 + 0.12 * Math.min(4, Math.log2(width)))
  return { ...dialect, width, consistency, rows: widths.length, score }
}

function widthsOf(text: string, dialect: CsvDialect, whole: boolean): number[] {
  const tokenizer = new Tokenizer({ ...dialect, width: 0 })
  const rows = tokenizer.push(text)
  if (whole || rows.length === 0) rows.push(...tokenizer.end())
  return rows
    .slice(0, ROWS)
    .map((row) => (row.cells.length === 1 && row.cells[0] === '' ? 0 : row.cells.length))
    .filter((width) => width > 0)
}

/** `12,5`, `10:30`: a sign that mostly stands between digits is part of numbers or hours when another separator fits. */
function splitsNumbers(text: string, delimiter: string): boolean {
  if (delimiter !== ',' && delimiter !== ':') return false
  const all = text.split(delimiter).length - 1
  const inside = text.match(new RegExp(`\\d${delimiter}\\d`, 'g'))?.length ?? 0
  return all > 0 && inside / all > 0.8 && /[;\t|]/.test(text)
}
