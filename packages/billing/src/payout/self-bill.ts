import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { wordsIn } from '../invoice/factur-x/words.ts'
import { type Issued, issueInvoice } from '../invoice/issue.ts'
import type { IdentityRow, Mandate } from './identity.ts'
import type { UntoldLine } from './statement.ts'

interface Billed {
  identity: IdentityRow
  currency: string
  /** Its first day, and the day after its last. */
  month: string
  to: string
  today: string
  at: Date
  net: number
  vat: number
  rate: number
}

/** Issues an animator's invoice in its name; a credit note when more was taken back than earned. Nothing when nothing is left, or nothing to correct. */
export async function selfBill(
  trx: Db,
  { identity, currency, month, to, today, at, net, vat, rate }: Billed,
  lines: UntoldLine[],
  mandate: Mandate,
): Promise<Issued | undefined> {
  if (net === 0) return undefined
  const corrects = net < 0 ? await lastSelfBilled(trx, identity.animator, currency) : undefined
  if (net < 0 && corrects === undefined) return undefined
  return await issueInvoice(trx, {
    issuer: identity.animator,
    kind: net < 0 ? 'self-billed-credit-note' : 'self-billed',
    cause: `statement:${identity.animator}:${currency}:${month}`,
    party: identity.animator,
    day: today,
    currency,
    net,
    vat,
    content: {
      seller: identity.party,
      rate,
      period: { from: month, to },
      lines: linesByTown(lines, month, identity.language),
      mandate,
    },
    ...(corrects !== undefined && { corrects }),
    at,
  })
}

function linesByTown(lines: UntoldLine[], month: string, language: string) {
  const words = wordsIn(language)
  const name = words.date(month, { month: 'long', year: 'numeric' })
  return [...Map.groupBy(lines, ({ town }) => town ?? '')]
    .map(([town, some]) => ({
      description: words.t('paper.line.share', { town, month: name }),
      net: some.reduce((sum, line) => sum + line.cents, 0),
      quantity: 1,
    }))
    .filter((line) => line.net !== 0)
}

async function lastSelfBilled(trx: Db, animator: string, currency: string): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select id from invoice where issuer = ${animator} and currency = ${currency} and kind = 'self-billed' order by year desc, number desc limit 1`.execute(
    trx,
  )
  return rows[0]?.id
}
