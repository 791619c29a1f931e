import { readdirSync, readFileSync } from 'node:fs'

/** What a person says an announcement tells; a field that is absent is one that the text does not tell. */
export interface LabelledEvent {
  /** Any of these. */
  name?: string[]
  /** `2026-11-28` or `2026-11-28T20:30`, in the town's own time. */
  start?: string
  end?: string
  place?: string[]
  street?: string
  /** Amounts to pay, apart by spaces; `free` is among them when something is free. Any of these. */
  price?: string[]
  status?: string
  rrule?: string
}

export interface Labelled {
  id: string
  country: string
  text: string
  events: LabelledEvent[]
  /** Set aside before the reader was tuned: measured, never looked at. */
  held: boolean
  /** Written after all tuning. */
  fresh: boolean
}

const folder = new URL('./', import.meta.url)

/**
 * Every labelled announcement: `=== id`, the text, then for each event `---` and its fields. Of the French ones two in five are held out, by their
 * number.
 */
export function readLabelled(): Labelled[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split(/^=== /m).slice(1).map(parse))
}

function parse(block: string): Labelled {
  const [head = '', ...lines] = block.split('\n')
  const [id = '', ...settings] = head.trim().split(' ')
  const [text = '', ...events] = lines.join('\n').split(/^---$/m)
  const number = Number(id)
  return {
    id,
    country: settings.find((one) => one.startsWith('country='))?.slice(8) ?? 'FR',
    text: text.trim(),
    events: events
      .map((one) => one.trim())
      .filter((one) => one !== 'none')
      .map(parseEvent),
    held: Number.isInteger(number) && [2, 4].includes(number % 5),
    fresh: id.startsWith('n'),
  }
}

function parseEvent(lines: string): LabelledEvent {
  const said = Object.fromEntries(lines.split('\n').map((line) => /^(\w+):\s*(.+)$/.exec(line)!.slice(1, 3))) as Record<
    string,
    string
  >
  const { name, place, price, ...plain } = said
  const any = (text: string) => text.split('|').map((one) => one.trim())
  return {
    ...plain,
    ...(name && { name: any(name) }),
    ...(place && { place: any(place) }),
    ...(price && { price: any(price) }),
  }
}
