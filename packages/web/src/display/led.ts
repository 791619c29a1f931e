import type { Shown } from './shown.ts'

export interface LedOptions {
  /** Letters on a line. */
  width: number
  /** Lines of a message at most: the panel shows no more at a time. 0: as many as it takes. */
  lines: number
  capitals: boolean
  /** Only letters, figures and signs of ASCII: what the oldest panels know. */
  ascii: boolean
}

export interface LedMessage {
  /** Each on lines of its own: when, that it is cancelled or an advertisement, what, where. */
  parts: string[]
  /** How many of the first must be whole: a panel too small for them does not show the message at all. */
  whole: number
}

/** Texts for a panel of lamps: each message in lines no longer than the panel is wide, an empty line between two. */
export function ledText(messages: LedMessage[], options: LedOptions): string {
  const blocks = messages.map((message) => blockOf(message, options)).filter((lines) => lines.length > 0)
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function blockOf({ parts, whole }: LedMessage, { width, lines, capitals, ascii }: LedOptions): string[] {
  const [first, rest] = [parts.slice(0, whole), parts.slice(whole)].map((some) =>
    some.flatMap((part) => wrap(lettersOf(part, capitals, ascii), width)),
  ) as [string[], string[]]
  if (lines === 0) return [...first, ...rest]
  return first.length > lines || (rest.length > 0 && first.length === lines) ? [] : [...first, ...rest].slice(0, lines)
}

function lettersOf(text: string, capitals: boolean, ascii: boolean): string {
  const set = text.replaceAll('\u2060', '').replaceAll(/[\u00a0\u202f]/g, ' ')
  const large = capitals ? set.toLocaleUpperCase('fr') : set
  return ascii ? asciiOf(large) : large
}

/** What is shown, a message each: the town hall's first. */
export function messagesOf(shown: Shown, dayInWords: (day: string) => string): LedMessage[] {
  const filled = (parts: string[]) => parts.filter(Boolean)
  return [
    ...shown.alerts.map(({ name, until }) => ({ parts: filled([name, until]), whole: 0 })),
    ...shown.items.map(({ day, hour, name, status, where, advert }) => {
      const when = `${dayInWords(day)} ${hour.replaceAll(/[\s\u00a0]/g, '')}`.trim()
      const first = filled([when, status, advert])
      return { parts: [...first, ...filled([name, where])], whole: first.length }
    }),
  ]
}

/** Words in lines of so many letters; a word longer than a line is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((one) => cut(one, width))) {
    if (line === '') line = word
    else if ([...line].length + 1 + [...word].length <= width) line += ` ${word}`
    else {
      lines.push(line)
      line = word
    }
  }
  return line === '' ? lines : [...lines, line]
}

function cut(word: string, width: number): string[] {
  const letters = [...word]
  const pieces: string[] = []
  for (let from = 0; from < letters.length; from += width) pieces.push(letters.slice(from, from + width).join(''))
  return pieces
}

const signs: Record<string, string> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
  '€': 'EUR',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '·': '-',
  '•': '-',
  '×': 'x',
  '°': 'o',
  '\u2060': '',
  '\u2011': '-',
}

export function asciiOf(text: string): string {
  return text
    .replaceAll(/[«“]\s?/g, '"')
    .replaceAll(/\s?[»”]/g, '"')
    .replaceAll(/[^\x20-\x7e]/gu, (one) => signs[one] ?? one)
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, (one) => (one.codePointAt(0)! < 128 ? one : ''))
    .replaceAll(/\s/gu, ' ')
    .replaceAll(/[^\x20-\x7e]/gu, '?')
}
