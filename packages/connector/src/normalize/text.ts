import type { Normalized } from '../types.ts'

/**
 * One line or several of plain text: Unicode NFC, no control or invisible characters, blanks made single,
 * UTF-8 once read as windows-1252 repaired. A U+FFFD stays and is said: what it hides is lost.
 */
export function normalizeText(raw: unknown): Normalized<string> {
  if (raw === null || raw === undefined) return {}
  if (typeof raw === 'object') return { problem: { key: 'text-not-text' } }
  const before = String(raw)
  const repairs: string[] = []
  let text = before
  const mended = repairMojibake(text)
  if (mended !== text) repairs.push('mojibake')
  text = mended.normalize('NFC')
  const clean = text.replace(INVISIBLE, '')
  if (clean !== text) repairs.push('control-characters')
  text = clean
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (text === '') return repairs.length > 0 ? { repairs } : {}
  const result: Normalized<string> = { value: text }
  if (repairs.length > 0) result.repairs = repairs
  if (text.includes('\uFFFD')) result.problem = { key: 'text-lost-characters', values: { text: text.slice(0, 60) } }
  return result
}

/** A single line: line ends become blanks. */
export function normalizeLine(raw: unknown): Normalized<string> {
  const result = normalizeText(raw)
  return result.value === undefined ? result : { ...result, value: result.value.replace(/\n+/g, ' ') }
}

/** Lower case without accents, one character for each of the (NFC) text's, so that positions stay valid. */
export function fold(text: string): string {
  let folded = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!
    if (unit <= '\u007f') folded += unit.toLowerCase()
    else folded += FOLDED[unit] ?? (unit.normalize('NFD')[0]!.toLowerCase().slice(0, 1) || unit)
  }
  return folded
}

/** `Ã©` → `é`, when the whole text says so; `â€™` → `’`. A text that is not such a mistake comes back as it is. */
export function repairMojibake(text: string): string {
  let current = text
  for (let round = 0; round < 2 && MOJIBAKE.test(current); round++) {
    const next = reread(current) ?? current.replace(MOJIBAKE_RUN, (run) => reread(run) ?? run)
    if (next === current) break
    current = next
  }
  return current
}

/** The text's windows-1252 bytes read as UTF-8, or nothing when they are not UTF-8. */
function reread(text: string): string | undefined {
  const bytes: number[] = []
  for (const char of text) {
    const code = char.codePointAt(0)!
    const byte = code < 256 ? code : WINDOWS_1252.get(char)
    if (byte === undefined) return undefined
    bytes.push(byte)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return undefined
  }
}

const WINDOWS_1252 = new Map(
  [...'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'].map((char, i) => [
    char,
    [
      0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96,
      0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
    ][i]!,
  ]),
)
/** A lead byte of two- or three-byte UTF-8 shown as a letter, followed by what its continuation byte looks like. */
const MOJIBAKE = /[ÂÃÄÅÈÎ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â[€‚]|ï¿½/
const MOJIBAKE_RUN = /(?:[ÂÃÄÅÈÎâïð][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¿½]+)+/g
/** Controls other than tab and line ends, soft hyphens, marks of direction and joiners that show nothing. */
const INVISIBLE = /(?![\t\n\r\u0085])\p{Cc}|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu
const FOLDED: Record<string, string> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  ß: 's',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  '\u00a0': ' ',
  '\u202f': ' ',
  '–': '-',
  '—': '-',
  '‑': '-',
  '−': '-',
}
