export const SAMPLE = 128 * 1024
const FEWEST_LINES = 5
const FEWEST_COLUMNS = 3

export interface Columns {
  /** Where each column begins; the last one goes on to the end of the line. */
  starts: number[]
  /** A line of dashes below the header says where the columns are. */
  ruler: boolean
}

export const isRuler = (line: string): boolean =>
  line.length < 5000 && /^[\s|+=_-]+$/.test(line) && (line.match(/[-=_]{2,}/g)?.length ?? 0) >= 2

/** Where the columns of a text are, or undefined when it is no table: prose has no positions that are blank in all its lines. */
export function findColumns(sample: string, whole: boolean): Columns | undefined {
  const lines = sample.split(/\r\n|\n|\r/).slice(0, 500)
  if (!whole) lines.pop()
  const used = lines.filter((line) => line.trim() !== '' && !isRuler(line))
  if (used.length < FEWEST_LINES) return undefined
  const ruler = lines.find(isRuler)
  if (ruler) {
    const starts = [...ruler.matchAll(/[-=_]{2,}/g)].map(({ index }) => index)
    const fits = (line: string) => starts.every((start) => start === 0 || /[\s|]/.test(line[start - 1] ?? ' '))
    return used.filter(fits).length >= used.length * 0.9 ? { starts, ruler: true } : undefined
  }
  const starts = blankColumns(used)
  return starts.length >= FEWEST_COLUMNS && areFilled(used, starts) ? { starts, ruler: false } : undefined
}

/** Two positions or more that are blank in every line part two columns. */
function blankColumns(lines: string[]): number[] {
  const width = Math.min(5000, Math.max(...lines.map((line) => line.trimEnd().length)))
  const tolerated = Math.floor(lines.length * 0.02)
  const starts: number[] = []
  let gap = 2
  for (let at = 0; at < width; at++) {
    const inked = lines.filter((line) => /\S/.test(line[at] ?? ' ')).length
    if (inked <= tolerated) gap++
    else {
      if (gap >= 2) starts.push(at)
      gap = 0
    }
  }
  return starts
}

/** Most lines have something in most columns. */
function areFilled(lines: string[], starts: number[]): boolean {
  const wanted = Math.max(3, starts.length * 0.6)
  const full = lines.filter((line) => sliced(line, starts).filter((cell) => cell !== '').length >= wanted)
  return full.length >= lines.length * 0.8
}

export function sliced(line: string, starts: number[]): string[] {
  return starts.map((start, index) =>
    line
      .slice(index === 0 ? 0 : start, starts[index + 1])
      .replace(/^[|\s]+/, '')
      .replace(/(?<![|\s])[|\s]+$/, ''),
  )
}
