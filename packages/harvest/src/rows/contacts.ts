const address = /(?<![\p{L}\p{N}.])[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const onlyAddresses = new RegExp(`^(?:mailto:|[\\s;,/|<>()-]|${address.source})*$`, 'u')

/**
 * The record without any e-mail address, wherever the source put it. Lists of thousands of addresses are harvested by
 * senders of spam, and those people gave theirs to someone else: only a town's own sources may show them.
 */
export function withoutEmails<T>(value: T): T {
  return strip(value) as T
}

function strip(value: unknown): unknown {
  if (typeof value === 'string') return stripText(value)
  if (Array.isArray(value)) return value.map(strip).filter((item) => item !== undefined)
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]) => [key, strip(inner)] as const)
        .filter(([, inner]) => inner !== undefined),
    )
  }
  return value
}

function stripText(text: string): string | undefined {
  if (!text.includes('@')) return text
  // Addresses of pages may hold an @ (a channel, a map): they are no e-mail.
  if (/^https?:\/\//i.test(text)) return text
  if (onlyAddresses.test(text)) return undefined
  return text.replace(address, '…')
}
