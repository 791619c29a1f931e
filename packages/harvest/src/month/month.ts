import { defaultLimits } from '@wiker/connector'
import { createClock, type Db } from '@wiker/platform'
import { sql } from 'kysely'
import { markTold, readFaults, type UntoldFault, untoldFaults } from '../health/keep.ts'
import { approveRun } from '../run/approve.ts'
import { type HarvestOutcome, type House, harvestSource } from '../run/run.ts'
import { saveSource } from '../sources/write.ts'
import { readTownRegister } from '../towns/register.ts'
import { dateOf, days, momentOf } from './calendar.ts'
import { type Delivery, deliver } from './deliver.ts'
import { Expected, type Foreseen } from './expected.ts'
import { Judge } from './judge.ts'
import { type Entry, emptyEntry } from './ledger.ts'
import { People } from './people.ts'
import { type SourceServer, startServer } from './server.ts'
import { type MonthSource, sourcesOf } from './sources.ts'
import { type Truth, worldOf } from './truth.ts'
import { towns } from './words.ts'

export interface ToldFault {
  slug: string
  kind: string
  day: number
}

/** Thirty days of some forty sources, harvested, looked after by people, and judged by what is true. */
export class Month {
  readonly ledger: Entry[] = []
  readonly told: ToldFault[] = []
  /** Runs that failed or were held. */
  readonly #stopped: { slug: string; day: number }[] = []
  /** Runs that the rules hold. */
  readonly #holds: { slug: string; day: number }[] = []
  /** How many things each source listed at its good runs, by day. */
  readonly #listed = new Map<string, Map<number, number>>()
  readonly sources = new Map<number, MonthSource>()
  readonly world: Truth[]
  readonly expected: Expected
  readonly judge: Judge
  readonly people: People
  readonly house: House
  readonly #db: Db
  readonly #all: MonthSource[]
  readonly #servers = new Map<number, SourceServer>()
  #day = 0
  #ticks = 0

  constructor(db: Db, seed: number) {
    this.#db = db
    this.world = worldOf(seed)
    this.#all = sourcesOf(seed, this.world)
    this.expected = new Expected(this.world)
    this.judge = new Judge(db, this.sources)
    const now = () => new Date(momentOf(this.#day).getTime() + this.#ticks * 1000)
    this.house = {
      db,
      clock: { now, today: (zone) => createClock(now().toISOString()).today(zone) },
      root: '/',
      // Nobody waits in a test: a server that falls silent is given up at once.
      network: { wait: async () => undefined, retries: 1, limits: { ...defaultLimits, stallTimeout: 150 } },
    }
    this.people = new People(this)
  }

  async live(): Promise<void> {
    await this.#open()
    try {
      for (this.#day = 0; this.#day < days; this.#day++) await this.#liveDay()
      this.people.judgeQuestions()
      for (const one of this.world) if (one.kind === 'event' && one.weeks > 1) await this.judge.judgeSeries(one)
      await this.#judgeFaults()
    } finally {
      await Promise.all([...this.#servers.values()].map((server) => server.close()))
    }
  }

  get db(): Db {
    return this.#db
  }

  async #open(): Promise<void> {
    for (const { code, name, slug, postalCode, latitude, longitude } of towns) {
      await sql`insert into town (code, name, slug, postal_codes, department, timezone, school_zone, colour, latitude, longitude, opened_at)
        values (${code}, ${name}, ${slug}, ${[postalCode]}::text[], '44', 'Europe/Paris', 'B', 'blue', ${latitude}, ${longitude}, now())`.execute(
        this.#db,
      )
    }
    for (const source of this.#all) {
      const server = await startServer(`${source.slug}.${source.format === 'page' ? 'html' : source.format}`)
      const saved = await saveSource(
        this.#db,
        {
          slug: source.slug,
          name: source.slug,
          url: server.url,
          schedule: 'learnt',
          ...source.declaration,
          settings: { ...source.declaration.settings, allowHosts: ['127.0.0.1'] },
        },
        momentOf(0),
      )
      if (!saved.ok) throw new Error(saved.message)
      this.sources.set(saved.id, source)
      this.#servers.set(saved.id, server)
    }
  }

  async #liveDay(): Promise<void> {
    const day = this.#day
    this.#ticks = 0
    const entry = emptyEntry(dateOf(day))
    this.ledger.push(entry)
    const register = await readTownRegister(this.#db)
    const waiting = [...this.sources]
    const held: { id: number; run: number; delivery: Delivery }[] = []
    // Several at a time, as workers do.
    const lane = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [id, source] = next
        const delivery = deliver(source, this.world, day)
        this.#ticks++
        this.#servers.get(id)!.say(delivery)
        const outcome = await harvestSource(this.house, id, { register })
        count(entry, outcome)
        const foreseen = this.expected.run(source, delivery, day)
        if (foreseen === 'held') this.#holds.push({ slug: source.slug, day })
        if (foreseen === 'done') this.#noteListed(source.slug, day, delivery.told!.length)
        if (delivery.told) this.judge.heard(id, delivery.told, foreseen === 'done' && delivery.how !== 'lying-304')
        this.#compare(source, foreseen, outcome)
        if (outcome.state === 'failed' || outcome.state === 'held') this.#stopped.push({ slug: source.slug, day })
        if (outcome.state === 'held') held.push({ id, run: 'runId' in outcome ? outcome.runId : 0, delivery })
      }
    }
    await Promise.all([lane(), lane(), lane(), lane()])
    await this.#tell(entry)
    for (const { id, run, delivery } of held) await this.#look(id, run, delivery, entry)
    await this.#tell(entry)
    await this.judge.judge(this.expected, day)
    await this.people.work(day, entry)
    await this.people.judge(day)
    entry.things = await this.#count()
  }

  /** A person looks at what is held, and agrees to what is really so. */
  async #look(id: number, run: number, delivery: Delivery, entry: Entry): Promise<void> {
    const source = this.sources.get(id)!
    if (delivery.incident?.kind !== 'shrunk' || !delivery.incident.agreed) return
    const outcome = await approveRun(this.house, run)
    if (!('runId' in outcome)) throw new Error(`The held run ${run} of ${source.slug} is no longer held`)
    count(entry, outcome)
    entry.approved++
    this.#compare(source, this.expected.run(source, delivery, this.#day, true), outcome)
  }

  #compare({ slug }: MonthSource, foreseen: Foreseen, outcome: HarvestOutcome): void {
    const { state } = outcome
    const calm = 'runId' in outcome && (outcome.withdrawn ?? 0) === 0 && (outcome.added ?? 0) === 0
    const right =
      foreseen === 'done'
        ? state === 'done' || state === 'unchanged'
        : foreseen === 'held'
          ? state === 'held'
          : state === 'failed' || state === 'held' || calm
    if (right) return
    const { explanation: _explanation, ...report } = outcome as typeof outcome & { explanation?: unknown }
    this.judge.problems.push(`day ${this.#day}: ${slug} should be ${foreseen} and is ${JSON.stringify(report)}`)
  }

  async #tell(entry: Entry): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      const faults: UntoldFault[] = await untoldFaults(trx)
      for (const { source, kind } of faults)
        this.told.push({ slug: this.sources.get(source)!.slug, kind, day: this.#day })
      await markTold(
        trx,
        faults.map((fault) => fault.id),
        momentOf(this.#day),
      )
      entry.told += faults.length
    })
    const { rows } = await sql<{ opened: number; ended: number }>`
      select count(*) filter (where since >= ${momentOf(this.#day)})::int as opened,
        count(*) filter (where ended_at >= ${momentOf(this.#day)})::int as ended from source_fault`.execute(this.#db)
    entry.opened = rows[0]!.opened
    entry.ended = rows[0]!.ended
  }

  /** Every fault was told once, in its time, and those that are over are ended. */
  async #judgeFaults(): Promise<void> {
    const complain = (sentence: string) => this.judge.problems.push(`at the end: ${sentence}`)
    const told = new Set(this.told)
    for (const [id, { slug, incidents }] of this.sources) {
      const open = (await readFaults(this.#db, id, { openOnly: true })).map((fault) => fault.kind)
      const lasting: string[] = []
      for (const { kind, from, to, fault } of incidents) {
        if (!fault) continue
        const mine = [...told].filter((one) => one.slug === slug && one.day >= from && one.day <= to)
        const right = mine.filter((one) => (fault as readonly string[]).includes(one.kind))
        for (const one of right) told.delete(one)
        // Part of a short list may be missing without anybody noticing: two runs agree before it goes.
        const isUnnoticed =
          (kind === 'shrunk' || kind === 'half') &&
          !this.#stopped.some((one) => one.slug === slug && one.day >= from && one.day <= to)
        if (right.length !== (isUnnoticed ? 0 : 1))
          complain(`${slug}, ${kind} from day ${from}, was told ${right.length} times`)
        if (to === days - 1 && kind !== 'style' && kind !== 'shrunk') lasting.push(right[0]?.kind ?? kind)
      }
      if (this.#isShrunk(slug, days - 1)) lasting.push('shrinking')
      if (open.sort().join() !== lasting.sort().join())
        complain(`${slug} has ${open.join(', ') || 'nothing'} instead of ${lasting.join(', ') || 'nothing'}`)
    }
    this.#judgeHoldsOfLife(told, complain)
    for (const one of told) if (one.kind === 'shrinking' && this.#isShrunk(one.slug, one.day)) told.delete(one)
    for (const { slug, kind, day } of told) complain(`${slug} was told to be ${kind} on day ${day} without reason`)
  }

  /** Nothing is wrong with a short list that loses more than a fifth in one day: it waits for a person all the same, who is told once. */
  #judgeHoldsOfLife(told: Set<ToldFault>, complain: (sentence: string) => void): void {
    const holdsOf = Map.groupBy(this.#holds, ({ slug }) => slug)
    for (const [slug, holds] of holdsOf) {
      const days = new Set(holds.map(({ day }) => day))
      const { incidents } = [...this.sources.values()].find((source) => source.slug === slug)!
      for (const day of days) {
        if (
          days.has(day - 1) ||
          incidents.some(({ from, to, fault }) => fault?.includes('held') && day >= from && day <= to)
        )
          continue
        const mine = [...told].filter((one) => one.slug === slug && one.kind === 'held' && one.day === day)
        for (const one of mine) told.delete(one)
        if (mine.length !== 1) complain(`${slug}, held on day ${day}, was told ${mine.length} times`)
      }
    }
  }

  #noteListed(slug: string, day: number, count: number): void {
    const known = this.#listed.get(slug) ?? new Map<number, number>()
    this.#listed.set(slug, known.set(day, count))
  }

  /** Some programmes run dry by themselves: fewer than half of what was listed on three days before. */
  #isShrunk(slug: string, day: number): boolean {
    const { incidents } = [...this.sources.values()].find((source) => source.slug === slug)!
    // What a person agreed to take back is what is usual from then on.
    const since = Math.max(0, ...incidents.flatMap((one) => (one.kind === 'shrunk' && one.agreed ? [one.from] : [])))
    const listed = [...(this.#listed.get(slug) ?? [])].filter(([on]) => on >= since && on <= day)
    const now = listed.find(([on]) => on === day)?.[1]
    const usual = listed.flatMap(([on, count]) => (on < day ? [count] : [])).sort((a, b) => b - a)[2] ?? 0
    return now !== undefined && usual >= 10 && now < usual / 2
  }

  async #count(): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select (select count(*) from event where withdrawn_at is null) + (select count(*) from place where withdrawn_at is null)
        + (select count(*) from organization where withdrawn_at is null) + (select count(*) from article where withdrawn_at is null) as count`.execute(
      this.#db,
    )
    return Number(rows[0]!.count)
  }
}

function count(entry: Entry, outcome: HarvestOutcome): void {
  entry.runs++
  if (!('runId' in outcome)) return
  if (outcome.state === 'unchanged') entry.unchanged++
  if (outcome.state === 'failed') entry.failed++
  if (outcome.state === 'held') entry.held++
  if (outcome.state !== 'done' && outcome.state !== 'unchanged') return
  const { missing = 0, joined = 0 } = (outcome.explanation ?? {}) as { missing?: number; joined?: number }
  entry.read += outcome.read ?? 0
  entry.added += outcome.added ?? 0
  entry.changed += outcome.changed ?? 0
  entry.withdrawn += outcome.withdrawn ?? 0
  entry.missing += missing
  entry.joined += joined
}
