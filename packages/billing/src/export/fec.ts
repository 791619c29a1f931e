import type { Db } from '../db.ts'
import { type Booked, booksOf, frozen, type Opening, openingOf } from './books.ts'
import { accountLabel, journalOf, labelOfKind } from './fec-words.ts'

/** The eighteen columns of article A47 A-1 of the livre des procédures fiscales, in its order. */
export const fecColumns = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
] as const

/** `732829320FEC20261231.txt`: the name that the law gives, for years that end in December. */
export function fecName(siren: string, year: number): string {
  return `${siren}FEC${year}1231.txt`
}

/**
 * The fichier des écritures comptables of a year, line by line: UTF-8, tabs between columns, decimals after a comma. Entries are numbered one
 * after the other in the order in which they were written, the opening balances first. One file holds the books of one currency.
 */
export function fec(db: Db, { year, currency = 'EUR' }: { year: number; currency?: string }): AsyncGenerator<string> {
  return frozen(db, (trx) => linesOf(trx, year, currency))
}

async function* linesOf(db: Db, year: number, currency: string): AsyncGenerator<string> {
  yield line([...fecColumns])
  const opening = await openingOf(db, { year, currency })
  let number = 0
  if (opening.length > 0) {
    number += 1
    yield openingEntry(opening, number, year)
  }
  for await (const booked of booksOf(db, { year, currency })) {
    number += 1
    yield entry(booked, number)
  }
}

function openingEntry(opening: Opening[], number: number, year: number): string {
  const day = `${year}-01-01`
  const booked: Booked = {
    id: 0,
    kind: 'opening',
    day,
    written: day,
    cause: `AN-${year}`,
    invoice: null,
    lines: opening,
  }
  return entry(booked, number)
}

function entry({ kind, day, written, cause, invoice, lines }: Booked, number: number): string {
  const journal = journalOf(kind)
  return lines
    .map(({ number: account, party, name, cents }) =>
      line([
        journal.code,
        journal.name,
        String(number),
        figures(day),
        account,
        accountLabel(account),
        party ?? '',
        party ? (name ?? party) : '',
        invoice ?? cause,
        figures(day),
        [labelOfKind(kind), invoice].filter(Boolean).join(' '),
        amount(Math.max(0, cents)),
        amount(Math.max(0, -cents)),
        '',
        '',
        figures(written < day ? day : written),
        '',
        '',
      ]),
    )
    .join('')
}

/** A line never holds what separates columns and lines. */
function line(cells: string[]): string {
  return `${cells.map((cell) => cell.replaceAll(/[\t\r\n\p{Cc}]+/gu, ' ').trim()).join('\t')}\r\n`
}

const figures = (day: string) => day.replaceAll('-', '')

export function amount(cents: number): string {
  const whole = Math.trunc(cents / 100)
  return `${cents < 0 && whole === 0 ? '-' : ''}${whole},${String(Math.abs(cents % 100)).padStart(2, '0')}`
}
