import { createHash } from 'node:crypto'
import type { InvoiceKind } from '@wiker/platform/database/schema.ts'
import type { Files } from '@wiker/platform/files/files.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Finding } from '../doctor/examine.ts'
import { houseIdentity } from '../house-identity.ts'
import type { MoneyMode } from '../open.ts'
import { invoiceFile } from './factur-x/pdf.ts'
import { readInvoice } from './factur-x/read.ts'
import { labelOf } from './issue.ts'

export interface ArchiveDeps {
  db: Db
  files: Files
  mode: MoneyMode
  now: () => Date
}

export interface KeptFile {
  invoice: number
  /** As it is downloaded: `facture-2026-000042.pdf`. */
  name: string
  file: string
  sha256: string
}

/**
 * The PDF of an invoice, made once and kept as it was sent: asked again, it is the same file. Undefined while the house has not said who it is, or when
 * there is no such invoice.
 */
export async function archiveInvoice(deps: ArchiveDeps, invoice: number): Promise<KeptFile | undefined> {
  const { db, files, mode, now } = deps
  const kept = await fileOf(db, invoice)
  if (kept) return kept
  const row = await readInvoice(db, invoice)
  const { language, country } = (row && (await readerOf(db, row.party))) ?? { language: 'fr', country: 'FR' }
  const house = row && (await houseIdentity(db, { country, isDemonstration: mode === 'demonstration' }))
  if (!row || !house) return undefined
  const made = await invoiceFile(row, { ...house.issuer, isSpecimen: mode !== 'live' }, language)
  const sha256 = createHash('sha256').update(made.pdf).digest('hex')
  const file = `invoices/${row.year}/${sha256}.pdf`
  await files.put(file, made.pdf, 'application/pdf')
  await sql`insert into invoice_file (invoice_id, name, file, sha256, bytes, at)
    values (${invoice}, ${made.name}, ${file}, ${sha256}, ${made.pdf.length}, ${now()}) on conflict do nothing`.execute(
    db,
  )
  const first = (await fileOf(db, invoice))!
  // Another process was faster: its file is the one.
  if (first.file !== file) await files.remove(file)
  return first
}

/** Archives what was issued and has no file yet. How many; what fails stays for the next time. */
export async function archiveMissing(deps: ArchiveDeps): Promise<{ archived: number; failed: unknown[] }> {
  const { rows } = await sql<{ id: number }>`
    select i.id from invoice i where i.issuer = 'house' and not exists (select from invoice_file f where f.invoice_id = i.id) order by i.id limit 200`.execute(
    deps.db,
  )
  const failed: unknown[] = []
  let archived = 0
  for (const { id } of rows) {
    try {
      if (await archiveInvoice(deps, id)) archived += 1
    } catch (error) {
      failed.push(error)
    }
  }
  return { archived, failed }
}

async function fileOf(db: Db, invoice: number): Promise<KeptFile | undefined> {
  const { rows } = await sql<KeptFile>`
    select invoice_id as invoice, name, file, sha256 from invoice_file where invoice_id = ${invoice}`.execute(db)
  return rows[0]
}

async function readerOf(db: Db, party: string): Promise<{ language: string; country: string } | undefined> {
  const { rows } = await sql<{ language: string; country: string }>`
    select language, country from customer where party = ${party}
    union all select language, country from animator_identity where animator = ${party}`.execute(db)
  return rows[0]
}

/** The bytes of a kept file; undefined when they are lost or are no longer what was sent. */
export async function readKeptFile(files: Files, { file, sha256 }: KeptFile): Promise<Buffer | undefined> {
  const bytes = await files.get(file)
  return bytes && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined
}

/** Whether every invoice of the house has its file, and each file is what was sent: they are read one by one. */
export async function examineFiles(db: Db, files: Files, now: Date): Promise<Finding> {
  const { rows } = await sql<Partial<KeptFile> & { number: string }>`
    select i.id::text as number, f.invoice_id as invoice, f.name, f.file, f.sha256 from invoice i left join invoice_file f on f.invoice_id = i.id
    where i.issuer = 'house' and (f.invoice_id is not null or i.at < ${new Date(now.getTime() - 86_400_000)}) order by i.id`.execute(
    db,
  )
  const broken: string[] = []
  for (const { number, ...row } of rows)
    if (!row.file || !(await readKeptFile(files, row as KeptFile))) broken.push(row.name ?? number)
  return {
    rule: 'each invoice of the house is kept as it was sent',
    broken: broken.length,
    examples: broken.slice(0, 5),
  }
}

export interface InvoiceLine {
  id: number
  /** `2026-000042` */
  number: string
  kind: InvoiceKind
  day: string
  party: string
  currency: string
  gross: number
}

/** What was invoiced to some parties, the last first. */
export async function invoicesOf(db: Db, parties: string[], limit = 120): Promise<InvoiceLine[]> {
  const { rows } = await sql<InvoiceLine & { year: number; sequence: number }>`
    select id, year, number as sequence, kind, day::text as day, party, currency, gross from invoice
    where issuer = 'house' and party = any(${parties}) order by day desc, id desc limit ${limit}`.execute(db)
  return rows.map(({ year, sequence, ...row }) => ({
    ...row,
    number: labelOf(year, sequence),
    gross: Number(row.gross),
  }))
}

/** In whose name an invoice was issued. */
export async function partyOfInvoice(db: Db, invoice: number): Promise<string | undefined> {
  const { rows } = await sql<{ party: string }>`select party from invoice where id = ${invoice}`.execute(db)
  return rows[0]?.party
}
