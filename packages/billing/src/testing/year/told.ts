import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { catchUp } from '../../collect/catch-up.ts'
import { type CollectDeps, handleEvent } from '../../collect/handle.ts'
import { heeded, receiveEvent } from '../../collect/receive.ts'
import type { Posted, StripeDouble } from '../../double/double.ts'
import type { Chance } from './chance.ts'

const worker = fileURLToPath(new URL('../webhook-worker.ts', import.meta.url))
const together = 8

/** What the provider tells, as it comes in life: in disorder, twice, days late, never; while the provider is down; to a process that is killed. */
export class Told {
  readonly counts = { received: 0, twice: 0, late: 0, never: 0, caughtUp: 0, failures: 0, kills: 0 }
  private later: { on: number; event: Posted }[] = []
  private readonly double: StripeDouble
  private readonly deps: CollectDeps
  private readonly chance: Chance
  private readonly url: string

  constructor(double: StripeDouble, deps: CollectDeps, chance: Chance, url: string) {
    this.double = double
    this.deps = deps
    this.chance = chance
    this.url = url
  }

  /** Hands out what is there on a day. */
  async deliver(day: number): Promise<void> {
    const { chance, counts } = this
    const now: Posted[] = this.later.filter((one) => one.on <= day).map(({ event }) => event)
    this.later = this.later.filter((one) => one.on > day)
    for (const event of this.double.posted.splice(0)) {
      // What changes nothing here is told too; one in fifty of it is enough.
      if (!heeded.has(event.type) && !chance.happens(0.02)) continue
      const drawn = chance.next()
      if (drawn < 0.01) counts.never += 1
      else if (drawn < 0.05) {
        counts.late += 1
        this.later.push({ on: day + (drawn < 0.014 ? 25 : chance.between(1, 6)), event })
      } else now.push(event)
      if (drawn > 0.95) {
        counts.twice += 1
        this.later.push({ on: day + chance.between(0, 3), event })
      }
    }
    await eachOf(chance.shuffled(now), (event) => this.receive(event))
    await this.handle(3)
  }

  /** All that is still to be told, and all that was never. */
  async deliverAll(): Promise<void> {
    await eachOf([...this.later.splice(0).map(({ event }) => event), ...this.double.posted.splice(0)], (event) =>
      this.receive(event),
    )
    await this.catchUp(29)
    await this.handle(6)
    const { rows } = await sql<{ id: string; type: string }>`
      select id, type from provider_event where handled_at is null limit 5`.execute(this.deps.db)
    if (rows.length > 0) throw new Error(`Never handled: ${rows.map(({ id, type }) => `${type} ${id}`).join(', ')}`)
  }

  async catchUp(days = 4): Promise<void> {
    this.counts.caughtUp += await catchUp(this.deps, async () => undefined, days)
  }

  /** Gives some of what waits to processes that are killed on their way. */
  async kill(times: number): Promise<void> {
    const { double, chance } = this
    for (let count = 0; count < times; count += 1) {
      const paid = double.posted.filter((one) => one.type === 'invoice.paid')
      if (paid.length === 0) return
      const event = chance.pick(paid)
      const { body, signature } = event
      const given = { body, signature, url: this.url, killAt: chance.between(2, 34), now: double.world.now() * 1000 }
      const more = { base: double.base, key: double.secretKey, secret: double.webhookSecret }
      const child = spawn(process.execPath, [worker, JSON.stringify({ ...given, ...more })], { stdio: 'ignore' })
      await new Promise((resolve) => child.once('exit', resolve))
      this.counts.kills += 1
    }
  }

  private async receive({ body, signature }: Posted): Promise<void> {
    this.counts.received += 1
    const { db, now } = this.deps
    const secret = this.double.webhookSecret
    await receiveEvent(db, { body, signature, secret, now: now() }, async () => undefined)
  }

  private async handle(rounds: number): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      const { rows } = await sql<{ id: string }>`select id from provider_event where handled_at is null`.execute(
        this.deps.db,
      )
      if (rows.length === 0) return
      await eachOf(this.chance.shuffled(rows), async ({ id }) => {
        await handleEvent(this.deps, id).catch(() => {
          this.counts.failures += 1
        })
      })
    }
  }
}

/** Does something for each, eight at once. */
export async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  let next = 0
  const one = async () => {
    while (next < all.length) {
      const index = next
      next += 1
      await work(all[index]!)
    }
  }
  await Promise.all(Array.from({ length: Math.min(together, all.length) }, one))
}
