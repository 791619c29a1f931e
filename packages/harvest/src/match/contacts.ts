import { emailsIn, phonesIn } from '@wiker/connector/normalize/index.ts'
import type { MatchedRecord } from './types.ts'

/** Numbers of the national registers: the only identifiers trusted, for the State gives each once. */
export function registryOf(record: MatchedRecord): string[] {
  const said = record.type === 'Organization' ? [record.taxID, record.rnaNumber, record.identifier] : []
  const found = said.flatMap((value) => {
    const plain = (value ?? '').replace(/[\s.-]/g, '').toUpperCase()
    if (/^W\d[\dA-Z]\d{7}$/.test(plain)) return [`rna:${plain}`]
    if (/^\d{14}$/.test(plain) && luhn(plain)) return [`siret:${plain}`, `siren:${plain.slice(0, 9)}`]
    if (/^\d{9}$/.test(plain) && luhn(plain)) return [`siren:${plain}`]
    return []
  })
  return [...new Set(found)].sort()
}

/** Sum of digits, every second one doubled, from the right (ISO/IEC 7812). La Poste's own establishments are the one known exception. */
function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const doubled = Number(digits[digits.length - 1 - i]) * (i % 2 === 1 ? 2 : 1)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return (
    sum % 10 === 0 ||
    (digits.startsWith('356000000') && [...digits].reduce((all, one) => all + Number(one), 0) % 5 === 0)
  )
}

export function phonesOf(record: MatchedRecord, country: string): string[] {
  return contactsOf(record, 'telephone', (text) => phonesIn(text, country).map((one) => one.replace(/[^\d+]/g, '')))
}

export function emailsOf(record: MatchedRecord): string[] {
  return contactsOf(record, 'email', (text) => emailsIn(text).map((one) => one.toLowerCase()))
}

/** The record's own contacts; an event's may be its organiser's. */
function contactsOf(record: MatchedRecord, field: 'telephone' | 'email', read: (text: string) => string[]): string[] {
  const own = field in record ? (record as Partial<Record<typeof field, string>>)[field] : undefined
  const organizer = 'organizer' in record ? record.organizer?.[field] : undefined
  return [...new Set([own, organizer].flatMap((text) => (text ? read(text) : [])))].sort()
}

/** Addresses of its own page or site, without protocol, `www.`, query of trackers, or last slash. */
export function addressesOf(record: MatchedRecord): string[] {
  return [...new Set([record.url].flatMap((url) => addressOf(url) ?? []))].sort()
}

function addressOf(text: string | undefined): string | undefined {
  if (!text || text.includes('@')) return undefined
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`)
  if (!url?.hostname.includes('.')) return undefined
  for (const key of [...url.searchParams.keys()])
    if (/^(?:utm_|fbclid|gclid|lang$)/.test(key)) url.searchParams.delete(key)
  url.searchParams.sort()
  const path = url.pathname.replace(/\/(?:index\.\w+)?$/, '')
  return `${url.hostname.replace(/^www\d?\./, '')}${path}${url.search}`.toLowerCase()
}
