import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { noteMoney } from '../notice.ts'

/** CGI art. 240 and BOI-BIC-DECLA-30-70-20: more than this a year and person, VAT included, is declared on the DAS2. */
export const das2From = 2_400_00
/** Code du travail, art. R8222-1: from this on, VAT excluded, a certificate of vigilance is asked for, and again every six months. */
export const vigilanceFrom = 5_000_00

export interface YearlyTotal {
  animator: string
  legalName: string
  legalId: string | null
  address: { streetAddress?: string; postalCode?: string; addressLocality?: string } | null
  country: string | null
  currency: string
  /** Cents paid in the year, VAT included, what came back taken off. */
  paid: number
  isDeclared: boolean
}

/** What each animator was paid in a calendar year, for the DAS2; the law counts in euros. */
export async function yearlyTotals(db: Db, year: number): Promise<YearlyTotal[]> {
  const { rows } = await sql<Omit<YearlyTotal, 'isDeclared'>>`
    select a.party as animator, coalesce(i.legal_name, a.party) as "legalName", i.legal_id as "legalId", i.address, i.country, a.currency, sum(e.cents)::bigint as paid
    from ledger_account a join ledger_entry e on e.account_id = a.id join ledger_transfer t on t.id = e.transfer_id
    left join ledger_transfer o on o.id = t.reverses left join animator_identity i on i.animator = a.party
    where a.number = '401' and (t.kind = 'payout' or o.kind = 'payout') and extract(year from t.day) = ${year}
    group by a.party, a.currency, i.animator having sum(e.cents) <> 0 order by a.party, a.currency`.execute(db)
  return rows.map((row) => ({
    ...row,
    paid: Number(row.paid),
    isDeclared: row.currency === 'EUR' && Number(row.paid) > das2From,
  }))
}

/** The years in which an animator was paid, the newest first. */
export async function paidYears(db: Db): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from t.day)::int as year from ledger_transfer t where t.kind = 'payout' order by 1 desc`.execute(
    db,
  )
  return rows.map(({ year }) => year)
}

/** The totals of a year as a file for a spreadsheet: semicolons, a comma before the cents, as spreadsheets in France read them. */
export function yearlyCsv(totals: readonly YearlyTotal[], heads: readonly string[], yes: string): string {
  const cell = (text: string | number | null | undefined) => {
    // A spreadsheet would reckon what begins like a formula.
    const plain = String(text ?? '').replace(/^(?!-?[\d,]+$)[=+\-@\t\r]/, "'$&")
    return /[";\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
  }
  const lines = totals.map(({ legalName, legalId, address, country, currency, paid, isDeclared }) =>
    [
      legalName,
      legalId,
      address?.streetAddress,
      address?.postalCode,
      address?.addressLocality,
      country,
      (paid / 100).toFixed(2).replace('.', ','),
      currency,
      isDeclared ? yes : '',
    ]
      .map(cell)
      .join(';'),
  )
  return `\uFEFF${[heads.map(cell).join(';'), ...lines].join('\r\n')}\r\n`
}

export interface VigilanceReminder {
  animator: string
  legalName: string
  email: string
  /** The last day of the certificate that we have; null: none. */
  validTo: string | null
}

/** Notes once a month, of each animator of whom a certificate must be asked, that she be reminded. */
export async function remindOfCertificates(db: Db, { today, at }: { today: string; at: Date }): Promise<number> {
  const asked = await vigilanceReminders(db, today)
  for (const { animator } of asked) {
    const cause = `vigilance:${animator}:${today.slice(0, 7)}`
    await noteMoney(db, { cause, kind: 'vigilance', party: animator, about: {}, at })
  }
  return asked.length
}

/** The animators in France of whom a certificate must be asked: earned enough in the twelve months before, and none that lasts another month. */
export async function vigilanceReminders(db: Db, today: string): Promise<VigilanceReminder[]> {
  const { rows } = await sql<VigilanceReminder>`
    select i.animator, i.legal_name as "legalName", i.email, v.valid_to::date::text as "validTo"
    from animator_identity i
    left join lateral (select max(issued_on) + interval '6 months' as valid_to from vigilance_certificate where animator = i.animator) v on true
    where i.country = 'FR' and (v.valid_to is null or v.valid_to < ${today}::date + interval '1 month')
      and (select coalesce(-sum(e.cents), 0) from ledger_account a join ledger_entry e on e.account_id = a.id join ledger_transfer t on t.id = e.transfer_id
           left join ledger_transfer o on o.id = t.reverses
           where a.number = '401' and a.party = i.animator and a.currency = 'EUR' and (t.kind = 'share' or o.kind = 'share')
             and t.day > ${today}::date - interval '12 months' and t.day <= ${today}::date) >= ${vigilanceFrom}
    order by i.animator`.execute(db)
  return rows
}

export async function keepCertificate(db: Db, animator: string, issuedOn: string, file?: string): Promise<void> {
  await sql`insert into vigilance_certificate (animator, issued_on, file) values (${animator}, ${issuedOn}::date, ${file ?? null})
    on conflict (animator, issued_on) do update set file = coalesce(excluded.file, vigilance_certificate.file)`.execute(
    db,
  )
}

export interface Certificate {
  issuedOn: string
  /** Six months later. */
  validTo: string
  /** Its name among the files. */
  file: string | null
}

/** The certificates that an animator gave, the newest first. */
export async function certificatesOf(db: Db, animator: string): Promise<Certificate[]> {
  const { rows } = await sql<Certificate>`
    select issued_on::text as "issuedOn", (issued_on + interval '6 months')::date::text as "validTo", file
    from vigilance_certificate where animator = ${animator} order by issued_on desc`.execute(db)
  return rows
}
