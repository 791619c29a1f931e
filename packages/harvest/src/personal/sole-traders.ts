import type { CanonicalRecord } from '@wiker/model'
import { isNameless } from '../rows/coded.ts'
import { withoutColumns } from './columns.ts'

type Organization = Extract<CanonicalRecord, { type: 'Organization' }>

/** What Insee writes in the place of what it may not give. */
const masked = /^\[ND\]$|^\[NON[- ]DIFFUSIBLE\]$/i
const personColumns =
  /^(?:nom|prenom|prenom[1-4]|prenoms|nomusage|nomunitelegale|nomusageunitelegale|prenom[1-4]?unitelegale|prenomusuel(?:unitelegale)?|pseudonyme(?:unitelegale)?|sexe(?:unitelegale)?|civilite)$/
const tradeColumns =
  /^(?:enseigne[1-3]?(?:etablissement)?|denominationusuelle(?:etablissement|[1-3]?unitelegale)?|nom_?commercial|sigle|liste_enseignes)$/
const statusColumns = /^statut_?diffusion(?:etablissement|unitelegale)?$/
const legalColumns = /^(?:categoriejuridique(?:unitelegale)?|nature_?juridique)$/
const homeColumns = /^(?:adresse|geo_|(?:complementadresse|numerovoie|typevoie|libellevoie|indicerepetition))/

/**
 * A sole trader (legal category 1000) bears his own name: it is shown under its trade name or sign, or not at all. Who chose "diffusion partielle"
 * (`statutDiffusion` P, Code de commerce R123-232 and A123-96) keeps neither name nor address; Insee's `[ND]` is shown nowhere.
 */
export function withoutSoleTrader(record: CanonicalRecord): CanonicalRecord | undefined {
  if (record.type !== 'Organization') return record
  const said = columnsOf(record)
  const partial = said.some(([column, value]) => statusColumns.test(column) && /^[PN]$/i.test(String(value)))
  const alone =
    said.some(([column, value]) => legalColumns.test(column) && /^1\d{3}$/.test(String(value))) ||
    /entrepreneur individuel|entreprise individuelle|affaire personnelle/i.test(record.legalForm ?? '') ||
    /^1\d{3}$/.test(record.legalForm ?? '')
  const hidden = said.some(([, value]) => masked.test(String(value).trim())) || hasMasked(record)
  if (!partial && !alone && !hidden) return record
  let kept: Organization = withoutMasked(record)
  if (alone || partial) {
    kept = withoutColumns(kept, (column) => isPersonal(plain(column))) as Organization
    const trade = isNameless(record) ? undefined : tradeNameOf(record, said)
    if (!trade) return undefined
    const { alternateName: _legal, legalForm: _form, ...rest } = kept
    kept = { ...rest, name: trade }
  } else if (masked.test(record.name.trim())) return undefined
  if (!partial) return kept
  const { streetAddress: _street, latitude: _lat, longitude: _lon, telephone: _phone, ...rest } = kept
  return withoutColumns(rest as Organization, (column) => homeColumns.test(plain(column)))
}

/** What says that it is a person goes with the person: what is left is a shop, and reads as one the next time. */
const isPersonal = (column: string) =>
  personColumns.test(column) || statusColumns.test(column) || legalColumns.test(column)

/** The sign over the door: what the source keeps in a column of trade names, or its name when that column made it. */
function tradeNameOf(record: Organization, said: [string, unknown][]): string | undefined {
  const persons = said
    .filter(([column]) => personColumns.test(column))
    .map(([, value]) => plainWords(String(value)))
    .filter((words) => words.length > 1)
  const isPersons = (name: string) => {
    const words = plainWords(name).split(' ')
    return words.every((word) => persons.some((person) => person.split(' ').includes(word)))
  }
  const signs = said.filter(([column]) => tradeColumns.test(column)).map(([, value]) => String(value).trim())
  const sign = signs.find((name) => name !== '' && !masked.test(name) && !isPersons(name))
  if (sign) return sign
  // The name came from a column that is no longer there: it is a trade name only if it is nobody's.
  if (masked.test(record.name.trim()) || persons.length === 0 || isPersons(record.name)) return undefined
  const contained = persons.some((person) => plainWords(record.name).split(' ').includes(person))
  return contained ? undefined : record.name
}

function columnsOf(record: Organization): [string, unknown][] {
  const found: [string, unknown][] = []
  const walk = (value: unknown, name: string) => {
    if (Array.isArray(value)) for (const item of value) walk(item, name)
    else if (value && typeof value === 'object')
      for (const [column, inner] of Object.entries(value)) walk(inner, plain(column))
    else if (value !== null && value !== undefined) found.push([name, value])
  }
  walk(record.additional ?? {}, '')
  return found
}

const maskable = [
  'streetAddress',
  'alternateName',
  'postalCode',
  'addressLocality',
  'telephone',
  'url',
  'description',
] as const

function hasMasked(record: Organization): boolean {
  return masked.test(record.name.trim()) || maskable.some((field) => masked.test(String(record[field] ?? '').trim()))
}

function withoutMasked(record: Organization): Organization {
  const kept: Organization = { ...record }
  for (const field of maskable) if (/\[ND\]/i.test(String(kept[field] ?? ''))) delete kept[field]
  return withoutColumns(kept, (_, value) => typeof value === 'string' && masked.test(value.trim())) as Organization
}

/** `fields.nomUniteLegale` and `nom_unite_legale` are one column. */
const plain = (column: string) =>
  column
    .slice(column.lastIndexOf('.') + 1)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/_(?=unite_?legale|etablissement|usuelle|usage)/g, '')
    .replace(/unite_legale/, 'unitelegale')

const plainWords = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
