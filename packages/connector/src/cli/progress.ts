import type { Meter } from '../meter.ts'
import { counted, numbered } from './counted.ts'
import type { Words } from './messages.ts'
import { clip, type Screen, tame } from './screen.ts'

/** How far a source has been read. Times in milliseconds. */
export interface State {
  source: string
  /** Which of how many. */
  index: number
  sources: number
  bytes: number
  total?: number
  records: number
  /** Since the source was begun. */
  elapsed: number
  /** Since the present reading of its bytes was begun; a source is looked at before it is read. */
  reading: number
}

/** `[2/3] agenda.csv ━━━━━━──── 62 %  81 204 enregistrements, 40 602/s, encore 1 s` */
export function progressLine(state: State, screen: Screen, words: Words): string {
  const { source, index, sources, bytes, total, records, elapsed } = state
  const share = total && total > 0 ? Math.min(1, bytes / total) : undefined
  const speed = elapsed > 0 ? Math.round((records * 1000) / elapsed) : 0
  const said = [
    share === undefined && bytes > 0 ? sized(bytes, words) : undefined,
    records > 0 ? counted('progress.records', records, words) : undefined,
    records > 0 && speed > 0 ? `${numbered(speed, words)}/s` : undefined,
    share === undefined ? undefined : left(share, state.reading, words),
  ].filter((part) => part !== undefined)
  const place = sources > 1 ? `[${index}/${sources}] ` : ''
  const tail = said.length > 0 ? `  ${said.join(', ')}` : ''
  const bar = share === undefined ? '' : `${drawn(share, screen)} ${String(Math.floor(share * 100)).padStart(3)} %`
  const room = screen.width - 1 - place.length - bar.length - tail.length - 1
  return clip(`${place}${clip(tame(source), Math.max(8, room))} ${bar}${tail}`, screen.width - 1)
}

const WIDTH = 20

function drawn(share: number, { unicode }: Screen): string {
  const full = Math.round(share * WIDTH)
  const [done, rest] = unicode ? ['━', '─'] : ['#', '.']
  return `${done!.repeat(full)}${rest!.repeat(WIDTH - full)}`
}

/** What is left at the pace so far; nothing while that says little. */
function left(share: number, reading: number, words: Words): string | undefined {
  if (share < 0.02 || share >= 1 || reading < 1000) return undefined
  const seconds = Math.ceil((reading * (1 - share)) / share / 1000)
  const time = seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
  return words('progress.left', { time })
}

function sized(bytes: number, words: Words): string {
  const megabytes = bytes / 1e6
  const text = megabytes < 10 ? megabytes.toFixed(1) : String(Math.round(megabytes))
  return words('progress.megabytes', { megabytes: words('locale').startsWith('fr') ? text.replace('.', ',') : text })
}

/** Short work shows nothing. */
const PATIENCE = 400
const EVERY = 100

/** A line on the terminal that watches, drawn over itself and wiped at the end. Nothing where nobody watches. */
export class Progress implements Meter {
  private readonly terminal: { write(text: string): unknown }
  private readonly screen: Screen
  private readonly words: Words
  private readonly sources: number
  private readonly clock: () => number
  private reading: Parameters<Meter['began']>[0] = { position: () => 0 }
  private readingSince = 0
  private counts: { records: number }[] = []
  private since = 0
  private source = ''
  private index = 0
  private isDrawn = false
  private timer: NodeJS.Timeout | undefined

  constructor(
    terminal: { write(text: string): unknown },
    screen: Screen,
    words: Words,
    sources: number,
    clock = () => performance.now(),
  ) {
    this.terminal = terminal
    this.screen = screen
    this.words = words
    this.sources = sources
    this.clock = clock
  }

  /** The next source: its counts begin at nothing. */
  next(source: string): void {
    this.clear()
    this.source = source.replace(/^.*\/(?=[^/])/, '')
    this.index++
    this.counts = []
    this.since = this.clock()
    this.began({ position: () => 0 })
    this.timer ??= setInterval(() => this.draw(), EVERY).unref()
  }

  began(reading: Parameters<Meter['began']>[0]): void {
    this.reading = reading
    this.readingSince = this.clock()
  }

  counting(counts: { records: number }): void {
    if (!this.counts.includes(counts)) this.counts.push(counts)
  }

  draw(): void {
    const now = this.clock()
    if (now - this.since < PATIENCE) return
    const { total } = this.reading
    const state = {
      source: this.source,
      index: this.index,
      sources: this.sources,
      bytes: this.reading.position(),
      ...(total ? { total } : {}),
      records: this.counts.reduce((sum, { records }) => sum + records, 0),
      elapsed: now - this.since,
      reading: now - this.readingSince,
    }
    this.terminal.write(`\r\u001b[2K${progressLine(state, this.screen, this.words)}`)
    this.isDrawn = true
  }

  /** Wipes the line, so that something else can be written there. */
  clear(): void {
    if (this.isDrawn) this.terminal.write('\r\u001b[2K')
    this.isDrawn = false
  }

  end(): void {
    clearInterval(this.timer)
    this.clear()
  }
}
