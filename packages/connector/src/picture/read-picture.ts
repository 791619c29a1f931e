import { prepareForReading } from './prepare.ts'
import { type RawReading, readPrepared } from './reader.ts'
import { sizeOf } from './size.ts'
import type { PictureLanguage, PictureText, PictureWord } from './types.ts'

/** Below it, letters were guessed rather than read: the picture may lie on its side. */
const surely = 72
const fewWords = 4

/**
 * The text of a photographed or scanned poster, each word with its place. A picture that cannot be read well as it lies is tried turned. Throws
 * `Unreadable` (`picture-…`) for what is no picture, too large, too slow, or when the reader is not installed.
 */
export async function readPicture(bytes: Uint8Array, language: PictureLanguage = 'fr'): Promise<PictureText> {
  const first = await readTurned(bytes, language, 0)
  if (first.confidence >= surely && first.words.length >= fewWords) return first
  const found = [first]
  for (const turns of [1, 3, 2] as const) {
    const reading = await readTurned(bytes, language, turns)
    if (reading.confidence >= surely && reading.words.length >= fewWords) return reading
    found.push(reading)
  }
  return found.reduce((best, one) => (worth(one) > worth(best) ? one : best))
}

const worth = ({ words, confidence }: PictureText) => confidence * Math.min(words.length, 30)

async function readTurned(bytes: Uint8Array, language: PictureLanguage, turns: 0 | 1 | 2 | 3): Promise<PictureText> {
  const prepared = await prepareForReading(bytes, turns)
  const { width, height } = sizeOf(prepared)
  return { ...placed(await readPrepared(prepared, language), { width, height, turns }), turns }
}

function placed(
  { words: raw, breaks }: RawReading,
  { width, height, turns }: { width: number; height: number; turns: number },
): Omit<PictureText, 'turns'> {
  const words = raw.map(
    ({ text, confidence, line, box: [left, top, right, bottom] }): PictureWord => ({
      text,
      confidence: Math.round(confidence),
      line,
      ...upright({ left: left / width, top: top / height, right: right / width, bottom: bottom / height }, turns),
    }),
  )
  const letters = words.reduce((sum, { text }) => sum + text.length, 0)
  const sure = words.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0)
  return { text: textOf(words, breaks), words, confidence: letters > 0 ? Math.round(sure / letters) : 0 }
}

interface Edges {
  left: number
  top: number
  right: number
  bottom: number
}

/** Where a place of a turned picture is before it was turned. */
function upright({ left, top, right, bottom }: Edges, turns: number) {
  if (turns === 1) return boxOf({ left: top, top: 1 - right, right: bottom, bottom: 1 - left })
  if (turns === 2) return boxOf({ left: 1 - right, top: 1 - bottom, right: 1 - left, bottom: 1 - top })
  if (turns === 3) return boxOf({ left: 1 - bottom, top: left, right: 1 - top, bottom: right })
  return boxOf({ left, top, right, bottom })
}

const boxOf = ({ left, top, right, bottom }: Edges) => ({
  left: part(left),
  top: part(top),
  width: part(right - left),
  height: part(bottom - top),
})

const part = (of: number) => Math.round(of * 10_000) / 10_000

/** Line after line. A title set in large letters over two lines is one line. */
function textOf(words: PictureWord[], breaks: number[]): string {
  const lines: { said: string; height: number }[] = []
  for (const { text, line, height } of words) {
    const one = lines[line] ?? { said: '', height: 0 }
    lines[line] = one
    one.said = one.said === '' ? text : `${one.said} ${text}`
    one.height = Math.max(one.height, height)
  }
  const usual = lines.map(({ height }) => height).sort((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0
  return lines.reduce((text, { said, height }, index) => {
    if (index === 0) return said
    const before = lines[index - 1]!
    const title = isLarge(before) && isLarge({ said, height }) && Math.abs(before.height - height) < height * 0.3
    return `${text}${title ? ' ' : breaks.includes(index) ? '\n\n' : '\n'}${said}`
  }, '')

  function isLarge({ said, height }: { said: string; height: number }): boolean {
    return height > usual * 1.4 && !/\d/.test(said)
  }
}
