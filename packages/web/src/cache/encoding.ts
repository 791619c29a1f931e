import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'identity' | 'gzip' | 'br'

/** What a browser asks for and we have: the best of `Accept-Encoding` (RFC 9110 §12.5.3), Brotli before gzip when both are as welcome. */
export function chooseEncoding(accept: string | undefined): Encoding {
  if (!accept) return 'identity'
  const known = chosen.get(accept)
  if (known) return known
  const encoding = choose(accept)
  if (chosen.size < 200) chosen.set(accept, encoding)
  return encoding
}

const chosen = new Map<string, Encoding>()

function choose(accept: string): Encoding {
  const weights = new Map<string, number>()
  for (const part of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    const weight = q ? Number(q.slice(2)) : 1
    if (name) weights.set(name, Number.isFinite(weight) ? weight : 0)
  }
  const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
  const [br, gz] = [weightOf('br'), Math.max(weightOf('gzip'), weights.get('x-gzip') ?? 0)]
  if (br > 0 && br >= gz) return 'br'
  return gz > 0 ? 'gzip' : 'identity'
}

const gzipped = promisify(gzip)
const brotlied = promisify(brotliCompress)

/** `thorough` for what is encoded once and served for long (styles, fonts' neighbours); a page is quickly made again. */
export async function encode(body: Buffer, encoding: Encoding, thorough = false): Promise<Buffer> {
  if (encoding === 'identity') return body
  if (encoding === 'gzip') return gzipped(body, { level: thorough ? 9 : 6 })
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: thorough ? 11 : 5,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  }
  return brotlied(body, { params })
}

/** Pictures and fonts are compressed already; the smallest answers would only grow. */
export function worthEncoding(contentType: string, bytes: number): boolean {
  return (
    bytes > 600 && /^(text\/|application\/(json|.*\+json|javascript|xml|.*\+xml|x-ndjson)|image\/svg)/.test(contentType)
  )
}
