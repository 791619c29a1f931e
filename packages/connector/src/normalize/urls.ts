import type { Normalized } from '../types.ts'

/** The first web address of a cell, with its scheme. `https://` is supplied where it is missing. */
export function normalizeUrl(raw: unknown): Normalized<string> {
  const all = normalizeUrls(raw)
  return all.value === undefined ? { problem: all.problem } : { ...all, value: all.value[0]! }
}

/** Every web address of a cell, in its order, each once. Only `http` and `https` are let through. */
export function normalizeUrls(raw: unknown): Normalized<string[]> {
  if (raw === null || raw === undefined || String(raw).trim() === '') return {}
  const text = String(raw).trim()
  const found = urlsIn(text)
  if (found.length === 0) return { problem: { key: 'url-invalid', values: { text: text.slice(0, 80) } } }
  return found.length === 1 && found[0] === text ? { value: found } : { value: found, repairs: ['url-format'] }
}

export function urlsIn(text: string): string[] {
  const found = new Set<string>()
  for (const match of text.matchAll(URL_TEXT)) {
    const before = text[match.index - 1] ?? ' '
    if (before === '@' || /[\w/]/.test(before)) continue
    const url = tidy(match[0])
    if (url) found.add(url)
  }
  return [...found]
}

function tidy(text: string): string | undefined {
  let address = text.replace(/[.,;:!?»”"'>]+$/, '')
  while (/[)\]]$/.test(address) && count(address, /[([]/g) < count(address, /[)\]]/g)) address = address.slice(0, -1)
  address = address.replace(/^(https?):\/?\/?(?=[^/])/i, (_, scheme: string) => `${scheme.toLowerCase()}://`)
  if (!/^https?:/i.test(address)) address = `https://${address}`
  try {
    const url = new URL(address)
    if (!url.hostname.includes('.') || /[\s@]/.test(url.hostname)) return undefined
    // `URL` adds a slash to a bare host; people and sources write it without.
    return url.pathname === '/' && !url.search && !url.hash
      ? url.href.replace(/\/$/, text.endsWith('/') ? '/' : '')
      : url.href
  } catch {
    return undefined
  }
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

const URL_TEXT =
  /https?:\/{0,2}[^\s<>"|;]+|www\.[^\s<>"|;]+|(?:[a-z0-9-]+\.)+(?:fr|com|org|net|eu|info|es|ro|se|de|be|ch|re|bzh|asso\.fr|paris|corsica|alsace|cat|io|io|coop|gouv\.fr|it|pt|nu)(?:\/[^\s<>"|;]*)?(?![\w@-])/gi
