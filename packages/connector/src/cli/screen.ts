import { styleText } from 'node:util'
import stringWidth from 'string-width'
import type { Environment } from './args.ts'

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'blue'

/** What a text for people is drawn on: how wide, in which signs, with or without colours. */
export interface Screen {
  /** Columns a line may take. */
  width: number
  /** False where only ASCII can be drawn. */
  unicode: boolean
  colours: boolean
  paint(style: Style | Style[], text: string): string
}

interface Stream {
  isTTY?: boolean
  columns?: number
}

const NARROWEST = 40
const WIDEST = 120
/** Where nobody watches (a file, a pipe). */
const UNWATCHED = 100

/** The screen behind a stream, as the environment describes it (`NO_COLOR`, `FORCE_COLOR`, `TERM`, the locale's charset). */
export function screenOf(stream: Stream, env: Environment): Screen {
  const columns = stream.columns ?? (Number(env.COLUMNS) || (stream.isTTY ? 80 : UNWATCHED))
  const colours = coloursOf(stream, env)
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, columns)),
    unicode: speaksUnicode(env),
    colours,
    paint: (style, text) => (colours && text !== '' ? styleText(style, text, { validateStream: false }) : text),
  }
}

/** https://no-color.org, https://force-color.org; a dumb terminal shows none. */
function coloursOf({ isTTY }: Stream, env: Environment): boolean {
  if (env.FORCE_COLOR) return !/^(?:0|false)$/i.test(env.FORCE_COLOR)
  if (env.NO_COLOR || env.TERM === 'dumb') return false
  return isTTY === true
}

/** A locale that names another charset, or none, has no braille; where no locale is set nearly every terminal speaks UTF-8. */
function speaksUnicode(env: Environment): boolean {
  if (env.TERM === 'dumb' || env.TERM === 'linux') return false
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  return locale ? /utf-?8/i.test(locale) : true
}

/** One line, without what a terminal would obey: a source's values are hostile until proved otherwise. */
export function tame(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, (sign) => (sign === '\u200d' || sign === '\ufe0f' ? sign : '\ufffd'))
    .trim()
}

const segments = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/** At most `width` columns of a text; what is cut off is told by `…`. */
export function clip(text: string, width: number, more = '…'): string {
  // Nothing longer than this fits any screen: the rest need not be measured.
  const short = text.length > 4 * WIDEST + 1000 ? text.slice(0, 4 * WIDEST + 1000) : text
  if (short === text && stringWidth(text) <= width) return text
  let room = width - stringWidth(more)
  let kept = ''
  for (const { segment } of segments.segment(short)) {
    room -= stringWidth(segment)
    if (room < 0) break
    kept += segment
  }
  return `${kept.trimEnd()}${more}`
}

/** Filled with blanks up to `width` columns. */
export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - stringWidth(text)))

/** Words on as many lines as they need; the lines after the first begin with `indent`. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && stringWidth(longer) > width) {
      lines.push(line)
      line = indent + clip(word, width - indent.length)
    } else line = clip(longer, width)
  }
  return [...lines, line]
}
