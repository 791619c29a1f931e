import { readFile } from 'node:fs/promises'
import type { Messages } from '@wiker/platform/i18n.ts'
import { typeset } from '@wiker/platform/pdf/typeset.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { addDays } from '../invoice/factur-x/paper.ts'
import { type Issuer, plain } from '../invoice/factur-x/parties.ts'
import { longDay, money, percent, wordsIn } from '../invoice/factur-x/words.ts'
import { labelOf } from '../invoice/issue.ts'
import { type EarnedLine, earnedLines } from '../share/earned.ts'

const template = new URL('../../data/statement.typ', import.meta.url)

export interface StatementRow {
  id: number
  animator: string
  currency: string
  /** First day of its month. */
  month: string
  net: number
  vat: number
  gross: number
  invoiceId: number | null
  /** Of the invoice made in her name, or her own. */
  invoice: string | null
  payableFrom: string | null
  contestedAt: Date | null
  contest: string | null
  settlement: string | null
  closedOn: string
  legalName: string
  legalId: string | null
  address: { streetAddress?: string; postalCode?: string; addressLocality?: string }
  email: string
  language: string
  vatStatus: 'below' | 'charged'
}

export async function readStatement(db: Db, id: number): Promise<StatementRow | undefined> {
  const { rows } = await sql<StatementRow & { year: number | null; number: number | null; own: string | null }>`
    select s.id, s.animator, s.currency, s.month::text as month, s.net, s.vat, s.gross, s.invoice_id as "invoiceId", v.year, v.number,
      s.own_invoice as own, s.payable_from::text as "payableFrom", s.contested_at as "contestedAt", s.contest, s.settlement,
      (s.at at time zone 'Europe/Paris')::date::text as "closedOn", i.legal_name as "legalName", i.legal_id as "legalId", i.address, i.email, i.language,
      i.vat_status as "vatStatus"
    from animator_statement s join animator_identity i on i.animator = s.animator left join invoice v on v.id = s.invoice_id where s.id = ${id}`.execute(
    db,
  )
  const [found] = rows
  if (!found) return undefined
  const { year, number, own, ...row } = found
  const invoice = year !== null && number !== null ? labelOf(year, number) : own
  return { ...row, invoice, net: Number(row.net), vat: Number(row.vat), gross: Number(row.gross) }
}

/** What `data/statement.typ` is given: words and amounts as they are printed. */
export function statementSheet(row: StatementRow, lines: EarnedLine[], issuer: Issuer, words: Messages) {
  const { t } = words
  const amount = (cents: number) => money(words, cents, row.currency).replace('-', '−')
  const towns = [...Map.groupBy(lines, (line) => line.townName ?? line.town ?? '')]
  const { streetAddress, postalCode, addressLocality } = row.address
  return {
    language: words.language,
    title: t('statement.title', { month: words.date(row.month, { month: 'long', year: 'numeric' }) }),
    facts: [
      { name: t('statement.closed'), value: longDay(words, row.closedOn) },
      ...(row.invoice ? [{ name: t('statement.invoice'), value: row.invoice }] : []),
    ],
    fromTitle: t('statement.from'),
    from: shown(issuer.legalName, [
      issuer.address.streetAddress,
      `${issuer.address.postalCode} ${issuer.address.addressLocality}`,
    ]),
    forTitle: t('statement.for'),
    for: shown(row.legalName, [
      streetAddress,
      [postalCode, addressLocality].filter(Boolean).join(' '),
      row.legalId ?? undefined,
    ]),
    head: (['who', 'days', 'collected', 'rate', 'share'] as const).map((name) => t(`statement.head.${name}`)),
    towns: towns.map(([name, some]) => ({
      name: plain(name) || t('statement.other'),
      total: amount(some.reduce((sum, { cents }) => sum + cents, 0)),
      lines: some.map((line) => ({
        who: plain(line.shop ?? '–'),
        why: t(`statement.why.${line.why}`, { day: longDay(words, line.day) }),
        cells: [
          daysOf(line, words),
          line.collected === null ? '–' : amount(line.collected),
          line.rate === null ? '–' : percent(words, line.rate),
          amount(line.cents),
        ],
      })),
    })),
    totals: [
      { name: t('statement.total.net'), amount: amount(row.net), strong: false },
      ...(row.vat === 0 ? [] : [{ name: t('statement.total.vat'), amount: amount(row.vat), strong: false }]),
      {
        name: t(row.gross < 0 ? 'statement.total.below' : 'statement.total.gross'),
        amount: amount(row.gross),
        strong: true,
      },
    ],
    terms: [
      ...(row.gross <= 0
        ? []
        : row.payableFrom
          ? [t('statement.payable', { day: longDay(words, row.payableFrom) })]
          : [t('statement.toInvoice')]),
      ...(issuer.isSpecimen ? [t('statement.demonstration')] : []),
    ],
    page: t('paper.page'),
  }
}

function shown(name: string, lines: (string | undefined)[]) {
  return { name: plain(name), lines: lines.map((line) => plain(line ?? '')).filter(Boolean) }
}

function daysOf({ from, to, held }: EarnedLine, words: Messages): string {
  if (!from || !to || !held) return '–'
  const day = (one: string) => words.date(one, { day: 'numeric', month: 'short', year: 'numeric' })
  const period = { from: day(from), to: day(addDays(to, -1)) }
  return held.days === held.of
    ? words.t('statement.days', period)
    : words.t('statement.daysOf', { ...period, days: held.days, of: held.of })
}

/** The statement as a PDF in her language, with every line of the month. */
export async function statementFile(
  db: Db,
  row: StatementRow,
  issuer: Issuer,
  language = row.language,
): Promise<{ name: string; pdf: Buffer }> {
  const words = wordsIn(language)
  const lines = await earnedLines(db, { animator: row.animator, statement: row.id })
  const pdf = await typeset({
    template: await readFile(template, 'utf8'),
    data: statementSheet(row, lines, issuer, words),
  })
  return { name: `${words.t('statement.file')}-${row.month.slice(0, 7)}-${row.currency.toLowerCase()}.pdf`, pdf }
}
