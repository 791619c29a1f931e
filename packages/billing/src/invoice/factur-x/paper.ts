import type { InvoiceKind } from '@wiker/platform/database/schema.ts'
import { z } from 'zod'
import { labelOf } from '../issue.ts'
import { type Issuer, type Party, partyOfIssuer, partySchema, plain } from './parties.ts'

/** A row of `invoice`, with what it corrects. */
export interface InvoiceRow {
  issuer: string
  year: number
  number: number
  kind: InvoiceKind
  party: string
  day: string
  currency: string
  net: number
  vat: number
  gross: number
  content: unknown
  corrects: { year: number; number: number; day: string } | null
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What the column `content` holds, of a sale, of what is given back, or of a self-billed invoice. */
const contentSchema = z.object({
  buyer: z.unknown().optional(),
  seller: z.unknown().optional(),
  /** Hundredths of a percent. */
  rate: z.number().int().min(0),
  period: z.object({ from: day, to: day }).optional(),
  lines: z
    .array(
      z.object({
        description: z.string().nullish(),
        net: z.number().int(),
        quantity: z.number().nullish(),
        /** Of a period that was begun, when a plan is changed. */
        isPart: z.boolean().optional(),
      }),
    )
    .default([]),
  plan: z.string().optional(),
  refund: z.string().optional(),
  /** Not paid when it was issued: to be paid by a day. */
  isUnpaid: z.boolean().optional(),
  mandate: z.object({ signedOn: day, contestDays: z.number().int() }).optional(),
})

export interface PaperLine {
  /** Empty when nothing was said: the words of the paper's language stand for it. */
  name: string
  /** Below zero for what is taken off: a price never is. */
  quantity: number
  unit: number
  net: number
  isPart: boolean
}

/** An invoice as it is written, whatever it is written in. Amounts are cents, and those of a credit note are above zero: its kind says the rest. */
export interface Paper {
  number: string
  kind: InvoiceKind
  isCredit: boolean
  isSelfBilled: boolean
  day: string
  /** The last day to pay it; none when nothing is left to pay. */
  dueDay: string | undefined
  currency: string
  seller: Party
  buyer: Party
  lines: PaperLine[]
  /** Taken off the sum of the lines; below zero, put on it. */
  discount: number
  net: number
  vat: number
  gross: number
  rate: number
  vatKind: 'standard' | 'below-vat' | 'reverse-charge' | 'zero'
  /** First and last day of service. */
  period: { from: string; to: string } | undefined
  corrects: { number: string; day: string } | undefined
  isPaid: boolean
  mandate: { signedOn: string; contestDays: number } | undefined
}

/** The paper of a row. Throws when the row says too little for an invoice: it was checked when it was issued. */
export function paperOf(row: InvoiceRow, issuer: Issuer): Paper {
  const content = contentSchema.parse(row.content)
  const isSelfBilled = row.kind === 'self-billed' || row.kind === 'self-billed-credit-note'
  const isCredit = row.kind === 'credit-note' || row.kind === 'self-billed-credit-note'
  const house = partyOfIssuer(issuer)
  const seller = isSelfBilled ? partySchema.parse(content.seller) : house
  const buyer = isSelfBilled ? house : partySchema.parse(content.buyer)
  const sign = isCredit ? -1 : 1
  const net = row.net * sign
  const lines = linesOf(content.lines, net, sign)
  const isPaid = !isSelfBilled && !content.isUnpaid && (row.kind === 'invoice' || content.refund !== undefined)
  return {
    number: labelOf(row.year, row.number),
    kind: row.kind,
    isCredit,
    isSelfBilled,
    day: row.day,
    dueDay: isPaid || isCredit ? undefined : addDays(row.day, issuer.paymentDays ?? 30),
    currency: row.currency,
    seller,
    buyer,
    lines,
    discount: lines.reduce((sum, line) => sum + line.net, 0) - net,
    net,
    vat: row.vat * sign,
    gross: row.gross * sign,
    rate: content.rate,
    vatKind: vatKindOf(content.rate, seller, buyer),
    period: content.period && { from: content.period.from, to: addDays(content.period.to, -1) },
    corrects: row.corrects
      ? { number: labelOf(row.corrects.year, row.corrects.number), day: row.corrects.day }
      : undefined,
    isPaid,
    mandate: content.mandate,
  }
}

function linesOf(
  given: {
    description?: string | null | undefined
    net: number
    quantity?: number | null | undefined
    isPart?: boolean | undefined
  }[],
  net: number,
  sign: number,
): PaperLine[] {
  if (given.length === 0) return [{ name: '', quantity: 1, unit: net, net, isPart: false }]
  return given.map(({ description, net: amount, quantity, isPart = false }) => {
    const signed = amount === 0 ? 0 : amount * sign
    const pieces = quantity && quantity > 0 && Number.isInteger(quantity) && amount % quantity === 0 ? quantity : 1
    return {
      name: plain(description ?? ''),
      quantity: signed < 0 ? -pieces : pieces,
      unit: Math.abs(amount) / pieces,
      net: signed,
      isPart,
    }
  })
}

function vatKindOf(rate: number, seller: Party, buyer: Party): Paper['vatKind'] {
  if (seller.isBelowVat) return 'below-vat'
  if (rate > 0) return 'standard'
  return seller.vatId && buyer.vatId && seller.country !== buyer.country ? 'reverse-charge' : 'zero'
}

export function addDays(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
