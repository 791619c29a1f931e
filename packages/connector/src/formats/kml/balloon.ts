export interface Balloon {
  pairs: [name: string, value: string][]
  /** What the description says beside them. */
  rest?: string
}

const LONGEST = 200_000

/**
 * Programs that know no data of a placemark's own write it into its description, as a table of two columns or as
 * `<b>Name</b>: value<br>`: those pairs are columns again. Any other description stays as it is.
 */
export function balloonOf(description: string | undefined): Balloon {
  const html = description?.trim()
  if (!html) return { pairs: [] }
  if (html.length > LONGEST || !html.includes('<')) return { pairs: [], rest: html }
  const table = tablePairs(html)
  if (table.length >= 2) return { pairs: table }
  const lines = linePairs(html)
  return lines ? { pairs: lines } : { pairs: [], rest: html }
}

function tablePairs(html: string): [string, string][] {
  const pairs: [string, string][] = []
  for (const row of html.split(/<tr\b/i).slice(1)) {
    // A row that holds another table only frames it.
    const cells = row
      .split(/<\/tr\b/i)[0]!
      .split(/<t[dh]\b[^>]*>/i)
      .slice(1)
    if (cells.length !== 2 || /<table\b/i.test(row)) continue
    const [name, value] = cells.map(plainText) as [string, string]
    if (isName(name)) pairs.push([name, value])
  }
  return pairs
}

/** Every line must be such a pair, or it is a text that merely begins with a bold word. */
function linePairs(html: string): [string, string][] | undefined {
  const lines = html.split(/<br\s*\/?>|<\/?(?:p|div|li|ul)\b[^>]*>/i).filter((line) => plainText(line) !== '')
  const pairs: [string, string][] = []
  for (const line of lines) {
    const parts = line.trim().split(/<\/(?:b|strong)>/i)
    if (parts.length !== 2 || !/^\s*<(?:b|strong)\b/i.test(parts[0]!)) return undefined
    const name = plainText(parts[0]!).replace(/\s*[:=]$/, '')
    const value = plainText(parts[1]!).replace(/^[:=]\s*/, '')
    if (!isName(name)) return undefined
    pairs.push([name, value])
  }
  return pairs.length >= 2 ? pairs : undefined
}

const isName = (text: string) => text !== '' && text.length <= 80

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function plainText(html: string): string {
  return html
    .split('<')
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf('>') + 1)))
    .join('')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,6}));/gi, (all, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0
      return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : (entities[name?.toLowerCase()] ?? all)
    })
    .replace(/\s+/g, ' ')
    .trim()
}
