import iconv from 'iconv-lite'

/** One property of a card: its name without the group before it, and its raw value. */
export interface CardLine {
  name: string
  value: string
  /** A picture or a key inside the card. */
  isBinary: boolean
}

const LONGEST = 4 * 1024 * 1024

/** Unfolded lines (RFC 6350 §3.2); those of vCard 2.1 may be quoted-printable, in a character set of their own. */
export async function* cardLines(pieces: AsyncIterable<string>): AsyncGenerator<CardLine> {
  let current = ''
  for await (const line of lines(pieces)) {
    const softBreak = /;ENCODING=QUOTED-PRINTABLE|;QUOTED-PRINTABLE/i.test(current) && current.endsWith('=')
    if (softBreak) current = current.slice(0, -1) + line
    else if (/^[ \t]/.test(line) && current !== '') current += line.slice(1)
    else {
      const parsed = parse(current)
      if (parsed) yield parsed
      current = line
    }
    if (current.length > LONGEST) current = current.slice(0, LONGEST)
  }
  const last = parse(current)
  if (last) yield last
}

async function* lines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of pieces) {
    const parts = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = parts.pop()!
    yield* parts
  }
  yield rest.replace(/\r$/, '')
}

function parse(line: string): CardLine | undefined {
  const found = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:[^":;]|"[^"]*")*)*):([\s\S]*)$/.exec(line)
  if (!found) return undefined
  const [, name = '', parameters = '', value = ''] = found
  const isBinary = /;(ENCODING=)?(b|base64)\b/i.test(parameters) || /^data:/i.test(value)
  const quoted = /QUOTED-PRINTABLE/i.test(parameters)
  return { name: name.toUpperCase(), value: quoted ? unquoted(value, parameters) : value, isBinary }
}

function unquoted(value: string, parameters: string): string {
  const charset = /CHARSET=["']?([\w-]+)/i.exec(parameters)?.[1] ?? 'utf-8'
  const bytes = Buffer.from(
    value.replace(/=([\dA-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  )
  return iconv.encodingExists(charset) ? iconv.decode(bytes, charset) : bytes.toString('utf8')
}
