import { fecColumns } from './fec.ts'

/** What may stand in each column of a FEC (arrêté du 29 juillet 2013, LPF art. A47 A-1 VII): dates are eight figures, amounts have two decimals after a comma. */
const date = /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/
const amount = /^-?\d+,\d{2}$/
const filled = /\S/

const columns: Record<(typeof fecColumns)[number], RegExp> = {
  JournalCode: filled,
  JournalLib: filled,
  EcritureNum: /^\d+$/,
  EcritureDate: date,
  CompteNum: /^[1-8]\d{2}/,
  CompteLib: filled,
  CompAuxNum: /^.*$/,
  CompAuxLib: /^.*$/,
  PieceRef: filled,
  PieceDate: date,
  EcritureLib: filled,
  Debit: amount,
  Credit: amount,
  EcritureLet: /^.*$/,
  DateLet: new RegExp(`^$|${date.source}`),
  ValidDate: date,
  Montantdevise: new RegExp(`^$|${amount.source}`),
  Idevise: /^$|^[A-Z]{3}$/,
}

/**
 * Checks a FEC as the tax office's program does: eighteen columns in their order, no line of another shape, entries numbered one after the other from 1,
 * each balanced on one day, journal and piece, inside the year. What is wrong, line by line; nothing when it is right.
 */
export async function checkFec(lines: AsyncIterable<string> | Iterable<string>, year: number): Promise<string[]> {
  const problems: string[] = []
  let number = 0
  let entry: { number: number; day: string; journal: string; cents: bigint; lines: number } | undefined
  const end = () => {
    if (entry && entry.cents !== 0n) problems.push(`entry ${entry.number} does not balance by ${entry.cents} cents`)
    if (entry && entry.lines < 2) problems.push(`entry ${entry.number} has one line`)
  }
  for await (const row of rowsOf(lines)) {
    number += 1
    const cells = row.split('\t')
    if (number === 1) {
      if (row !== fecColumns.join('\t')) problems.push('the first line does not name the columns')
      continue
    }
    if (cells.length !== fecColumns.length) {
      problems.push(`line ${number} has ${cells.length} columns`)
      continue
    }
    const line = Object.fromEntries(fecColumns.map((name, index) => [name, cells[index]!])) as Record<
      (typeof fecColumns)[number],
      string
    >
    for (const name of fecColumns)
      if (!columns[name].test(line[name])) problems.push(`line ${number}: ${name} is "${line[name]}"`)
    if (!line.EcritureDate.startsWith(String(year)))
      problems.push(`line ${number}: ${line.EcritureDate} is not of ${year}`)
    if (line.ValidDate < line.EcritureDate) problems.push(`line ${number}: validated before its day`)
    if ((line.CompAuxNum === '') !== (line.CompAuxLib === ''))
      problems.push(`line ${number}: half of an auxiliary account`)
    const moved = centsOf(line.Debit) - centsOf(line.Credit)
    if (line.Debit !== '0,00' && line.Credit !== '0,00') problems.push(`line ${number}: debit and credit`)
    const at = Number(line.EcritureNum)
    if (entry && entry.number === at) {
      if (entry.day !== line.EcritureDate || entry.journal !== line.JournalCode)
        problems.push(`line ${number}: entry ${at} is of two days or journals`)
      entry = { ...entry, cents: entry.cents + moved, lines: entry.lines + 1 }
      continue
    }
    end()
    if (at !== (entry?.number ?? 0) + 1) problems.push(`line ${number}: entry ${at} comes after ${entry?.number ?? 0}`)
    entry = { number: at, day: line.EcritureDate, journal: line.JournalCode, cents: moved, lines: 1 }
  }
  end()
  if (number === 0) problems.push('the file is empty')
  return problems
}

const centsOf = (text: string) => (amount.test(text) ? BigInt(text.replace(',', '')) : 0n)

async function* rowsOf(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const part of lines) {
    const rows = (rest + part).split('\r\n')
    rest = rows.pop()!
    yield* rows
  }
  if (rest) yield rest
}
