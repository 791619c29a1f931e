import type { CanonicalRecord } from '@wiker/model'

const address = /[^\s@<>;:,/"'()]+@[^\s@<>;:,/"'()]+\.[a-z]{2,}/i
const addresses = new RegExp(address, 'gi')

/**
 * A record for lists and feeds, where e-mail addresses are never given in bulk: not those of its own, of its organiser or of its manager, not
 * those left in the source's other columns. One that stands in a sentence is taken out of it.
 */
export function withoutEmail<R extends CanonicalRecord>(record: R): R {
  return JSON.stringify(record).includes('@') ? (cleaned(record) as R) : record
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return address.test(value) && !isLink(value) ? value.replaceAll(addresses, '…') : value
  if (Array.isArray(value)) return value.map(cleaned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => name !== 'email' && !isAddress(inner))
      .map(([name, inner]) => [name, cleaned(inner)]),
  )
}

/** Nothing but addresses: the whole field goes. */
function isAddress(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    address.test(value) &&
    value.replaceAll(addresses, '').replace(/mailto:|[\s;,/|<>"'()]/gi, '') === ''
  )
}

/** A web address may hold an `@` that is no e-mail (maps, social networks). */
const isLink = (value: string) => /^https?:\/\/\S+$/i.test(value)
