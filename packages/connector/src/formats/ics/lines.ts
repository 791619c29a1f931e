/** One property of iCalendar (RFC 5545 §3.1): its name, parameters and raw value. */
export interface Property {
  name: string
  parameters: Record<string, string>
  value: string
  /** Line where it begins. */
  line: number
}

/**
 * Unfolded content lines. What cannot begin a property continues the one before, unless that one begins or ends a component:
 * some writers break long texts without the blank that says so.
 */
export async function* contentLines(pieces: AsyncIterable<string>, badFold: () => void): AsyncGenerator<Property> {
  let current: { text: string; line: number } | undefined
  let line = 0
  for await (const text of physicalLines(pieces)) {
    line++
    if (current && (text.startsWith(' ') || text.startsWith('\t'))) {
      current.text += text.slice(1)
      continue
    }
    if (text === '') continue
    if (current && !/^[A-Za-z][\w-]*\s*[;:]/.test(text) && !/^(?:BEGIN|END)\s*:/i.test(current.text)) {
      badFold()
      current.text += `\\n${text}`
      continue
    }
    const property = current && parseProperty(current.text, current.line)
    if (property) yield property
    current = { text, line }
  }
  const last = current && parseProperty(current.text, current.line)
  if (last) yield last
}

async function* physicalLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of pieces) {
    const text = rest + piece
    // A carriage return at the very end may be half of a line end.
    const hold = text.endsWith('\r') ? 1 : 0
    const lines = text.slice(0, text.length - hold).split(/\r\n|\n|\r/)
    rest = lines.pop()! + (hold ? '\r' : '')
    yield* lines
  }
  if (rest !== '') yield rest.replace(/\r$/, '')
}

function parseProperty(text: string, line: number): Property | undefined {
  const colon = valueStart(text)
  if (colon < 0) return undefined
  const [name = '', ...pairs] = splitOutsideQuotes(text.slice(0, colon))
  const parameters: Record<string, string> = {}
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    if (equals > 0)
      parameters[pair.slice(0, equals).trim().toUpperCase()] = pair
        .slice(equals + 1)
        .trim()
        .replace(/^"|"$/g, '')
        .replace(/\^n/g, '\n')
        .replace(/\^'/g, '"')
  }
  return { name: name.trim().toUpperCase(), parameters, value: text.slice(colon + 1), line }
}

/** The colon after the parameters: one inside quotes is part of a parameter, unless the quote never closes. */
function valueStart(text: string): number {
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const char = text[index]
    if (char === '"') quoted = !quoted
    else if (char === ':' && !quoted) return index
  }
  return text.indexOf(':')
}

function splitOutsideQuotes(text: string): string[] {
  return text.includes('"') ? (text.match(/(?:"[^"]*"|[^;"])+/g) ?? []) : text.split(';')
}

/** RFC 5545 §3.3.11. */
export function unescapeText(text: string): string {
  return text.includes('\\')
    ? text.replace(/\\([nN;,\\:"])/g, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char))
    : text
}

export function splitList(text: string): string[] {
  return (text.match(/(?:\\.|[^,\\])+/g) ?? []).map((part) => unescapeText(part).trim()).filter(Boolean)
}
