import { sql } from 'kysely'
import type { CollectDeps } from '../../collect/handle.ts'
import { closeBooks } from '../../ledger/closing.ts'
import { payByConnect } from '../../payout/connect.ts'
import { noteOwnInvoice } from '../../payout/contest.ts'
import { bankPaid, keepReturned } from '../../payout/finish.ts'
import { prepareBatch } from '../../payout/prepare.ts'
import { type SepaFile, sepaFile } from '../../payout/sepa-file.ts'
import { closeMonth, nextMonth } from '../../payout/statement.ts'
import type { Chance } from './chance.ts'

export const debtor = { name: 'Wiker', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' }

/** What the house does every month, on its days: statements on the 3rd, payouts on the 13th, the bank's answers after, the books closed on the 20th. */
export class MonthEnds {
  readonly counts = { statements: 0, batches: 0, paid: 0, refused: 0, returned: 0, closings: 0 }
  readonly files: SepaFile[] = []
  private readonly atBank: number[] = []
  private toClose: string | undefined
  private readonly deps: CollectDeps
  private readonly chance: Chance

  constructor(deps: CollectDeps, chance: Chance) {
    this.deps = deps
    this.chance = chance
  }

  async on(today: string): Promise<void> {
    const day = Number(today.slice(8))
    const month = `${before(`${today.slice(0, 8)}01`).slice(0, 7)}-01`
    if (day === 3) await this.tell(month, today)
    if (day === 13) await this.pay(today)
    if (day === 15) await this.answer(today)
    if (day === 18) await this.comeBack(today)
    if (day === 20) this.toClose = before(nextMonth(month))
    if (this.toClose) await this.close(today)
  }

  private async tell(month: string, today: string): Promise<void> {
    const { db, now } = this.deps
    const closed = await closeMonth(db, { month, today, at: now(), houseCountry: 'FR' })
    this.counts.statements += closed.length
    for (const one of closed) {
      if (one.invoice || one.net <= 0 || !this.chance.happens(0.8)) continue
      const number = `F-${month}-${one.statement}`
      await noteOwnInvoice(db, { statement: one.statement, number, vat: 0, today, at: now() })
    }
  }

  private async pay(today: string): Promise<void> {
    const { db, stripe, now, dayOf } = this.deps
    const asked = [
      { way: 'sepa', currency: 'EUR' },
      { way: 'connect', currency: 'EUR' },
      { way: 'connect', currency: 'SEK' },
    ] as const
    for (const one of asked) {
      const batch = await prepareBatch(db, { ...one, day: today, at: now() })
      if (!batch) continue
      this.counts.batches += 1
      if (one.way === 'sepa') {
        this.files.push((await sepaFile(db, batch.id, debtor))!)
        this.atBank.push(batch.id)
      } else {
        const { paid, failed } = await payByConnect({ db, stripe, now, dayOf }, batch.id)
        this.counts.paid += paid
        this.counts.refused += failed
      }
    }
  }

  private async answer(today: string): Promise<void> {
    const { db, now } = this.deps
    for (const batch of this.atBank.splice(0)) this.counts.paid += await bankPaid(db, { batch, on: today, at: now() })
  }

  private async comeBack(today: string): Promise<void> {
    const { db, now } = this.deps
    const { rows } = await sql<{ id: number }>`
      select p.id from payout p join payout_batch b on b.id = p.batch_id
      where p.state = 'paid' and b.way = 'sepa' and p.paid_on > ${today}::date - 10 order by p.id`.execute(db)
    for (const { id } of rows) {
      if (this.counts.returned > 0 && !this.chance.happens(0.06)) continue
      if (await keepReturned(db, { payout: id, problem: 'AC04', on: today, at: now() })) this.counts.returned += 1
    }
  }

  private async close(today: string): Promise<void> {
    const { db, now } = this.deps
    const closed = await closeBooks(db, { through: this.toClose!, today, at: now() })
    if (closed.ok) {
      this.counts.closings += 1
      this.toClose = undefined
    } else if (closed.reason !== 'events-waiting')
      throw new Error(`The books of ${this.toClose} cannot be closed: ${JSON.stringify(closed)}`)
  }
}

function before(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
