import { firstCells, type LineTable, lineCount, readTable } from './line-table.ts'
import { formerTownOf } from './read-towns.ts'
import { townName, townNames } from './town-names.ts'
import { type WordIndex, WordIndexBuilder } from './word-index.ts'

/** The towns of a country as bytes, and where to find them; lines of former communes are counted on after those of the towns. */
export interface GazetteerData {
  country: string
  table: LineTable
  former: LineTable
  codes: WordIndex
  names: WordIndex
  postalCodes: WordIndex
}

export function readGazetteer(country: string): GazetteerData {
  const table = readTable(country.toLowerCase())
  const former = readTable(`${country.toLowerCase()}-former`)
  const codes = new WordIndexBuilder()
  const names = new WordIndexBuilder()
  const postalCodes = new WordIndexBuilder()
  const present = new Set<string>()
  const namesTaken = new Set<string>()
  for (let line = 0; line < lineCount(table); line++) {
    const [code, own, postal] = firstCells(table, line)
    codes.add(code, line)
    present.add(code)
    if (postal) for (const postalCode of postal.split(' ')) postalCodes.add(postalCode, line)
    for (const name of townNames(own)) {
      names.add(name, line)
      namesTaken.add(name)
    }
  }
  for (let line = 0; line < lineCount(former); line++) {
    const { code, name, presentCode } = formerTownOf(former, line)
    if (!present.has(presentCode)) continue
    const place = lineCount(table) + line
    codes.add(code, place)
    const key = townName(name)
    if (!namesTaken.has(key)) names.add(key, place)
    namesTaken.add(key)
  }
  return {
    country,
    table,
    former,
    codes: codes.index(),
    names: names.index(),
    postalCodes: postalCodes.index(),
  }
}
