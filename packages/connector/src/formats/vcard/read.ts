import { decode, newDecodeReport, repairsOf } from '../../detect/decode.ts'
import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { Flattener } from '../json/flatten.ts'
import { Tally } from '../table/tally.ts'
import { type CardLine, cardLines } from './lines.ts'
import { listOf, structureOf, textOf } from './values.ts'

const mapping = [
  ['name', 'FN'],
  ['telephone', 'TEL'],
  ['email', 'EMAIL'],
  ['url', 'URL'],
  ['streetAddress', 'ADR.street'],
  ['postalCode', 'ADR.postal-code'],
  ['addressLocality', 'ADR.locality'],
  ['description', 'NOTE'],
  ['category', 'CATEGORIES'],
  ['latitude', 'GEO.latitude'],
  ['longitude', 'GEO.longitude'],
  ['identifier', 'UID'],
] as const

/** A record for each card. The addresses of organisations are what is published so; a card of a person is one all the same. */
export async function openVcard(member: Member, detection: Detection): Promise<Layer[]> {
  const columns: string[] = mapping.map(([, from]) => from)
  const layer: Layer = {
    path: member.path,
    format: 'vcard',
    encoding: detection.encoding ?? 'utf-8',
    columns,
    known: { entity: 'organization', mapping: mapping.map(([to, from]) => ({ to, from })) },
    repairs: [],
    warnings: [],
    records: () => read(member, layer),
  }
  return [layer]
}

async function* read(member: Member, layer: Layer): AsyncGenerator<RawRecord> {
  const tally = new Tally(layer)
  tally.reset()
  const report = newDecodeReport()
  const flattener = new Flattener(layer.columns, tally)
  let card: CardLine[] | undefined
  let where = 0
  for await (const line of cardLines(decode(member, report))) {
    const edge = /^(BEGIN|END)$/.test(line.name) && line.value.trim().toUpperCase() === 'VCARD'
    if (!edge) {
      card?.push(line)
      continue
    }
    if (card && card.length > 0) {
      if (line.name === 'BEGIN') tally.warn('missing-end', `card ${where + 1}`)
      yield flattener.record(valuesOf(card), ++where)
    }
    card = line.name === 'BEGIN' ? [] : undefined
  }
  if (card && card.length > 0) {
    tally.warn('missing-end', `card ${where + 1}`)
    yield flattener.record(valuesOf(card), ++where)
  }
  for (const { kind, count } of repairsOf(report)) tally.repair(kind, count)
  tally.settle()
}

const addressParts = ['post-office-box', 'extended', 'street', 'locality', 'region', 'postal-code', 'country']

/** Properties by name; one that comes again keeps all its values. Pictures inside the card are left out. */
function valuesOf(card: CardLine[]): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  const put = (name: string, value: unknown) => {
    if (value === '' || value === undefined) return
    if (!Object.hasOwn(values, name)) values[name] = value
    else if (!asList(values[name]).includes(value)) values[name] = [...asList(values[name]), value]
  }
  for (const line of card) {
    if (line.name === 'VERSION' || line.name === 'PRODID' || line.isBinary) continue
    if (line.name === 'ADR' && !Object.hasOwn(values, 'ADR.street') && !Object.hasOwn(values, 'ADR.locality'))
      for (const [index, part] of structureOf(line.value).entries()) put(`ADR.${addressParts[index] ?? index}`, part)
    else if (line.name === 'ADR') put('ADR.other', structureOf(line.value).filter(Boolean).join(', '))
    else if (line.name === 'ORG') put('ORG', structureOf(line.value).filter(Boolean).join(', '))
    else if (line.name === 'N') put('N', structureOf(line.value).filter(Boolean).join(' '))
    else if (line.name === 'CATEGORIES') for (const one of listOf(line.value)) put('CATEGORIES', one)
    else if (line.name === 'GEO') {
      const found = /^(?:geo:)?\s*(-?[\d.]+)\s*[;,]\s*(-?[\d.]+)/i.exec(line.value)
      put('GEO.latitude', found ? Number(found[1]) : undefined)
      put('GEO.longitude', found ? Number(found[2]) : undefined)
      if (!found) put('GEO', line.value)
    } else put(line.name, textOf(line.value).replace(line.name === 'TEL' ? /^tel:/i : /^mailto:/i, ''))
  }
  values.FN ??= values.ORG ?? values.N
  return values
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])
