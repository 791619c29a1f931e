import type { Normalized } from '../types.ts'

/** E-mail addresses of a cell, several joined by `; `. Disguises such as `nom (at) mairie.fr` are undone. */
export function normalizeEmail(raw: unknown): Normalized<string> {
  if (raw === null || raw === undefined || String(raw).trim() === '') return {}
  const text = String(raw)
  const found = emailsIn(text)
  if (found.length === 0) return { problem: { key: 'email-invalid', values: { text: text.slice(0, 60) } } }
  const value = found.join('; ')
  return value === text ? { value } : { value, repairs: ['email-format'] }
}

/** Every address in a text, in its order, each once, its domain in lower case. */
export function emailsIn(text: string): string[] {
  const plain = text
    .replace(/mailto:/gi, ' ')
    .replace(/\s*[([{]\s*(?:at|arobase|arroba|@|chez)\s*[)\]}]\s*/gi, '@')
    .replace(/\s*[([{]\s*(?:dot|point|punto)\s*[)\]}]\s*/gi, '.')
    .replace(/(\S)\s+@\s+(?=\S)|(\S)\s+@(?=\S)|(\S)@\s+(?=\S)/g, '$1$2$3@')
  const found = new Map<string, string>()
  for (const [address, local, domain] of plain.matchAll(EMAIL)) {
    const key = address.toLowerCase()
    if (!found.has(key)) found.set(key, `${local}@${domain!.toLowerCase()}`)
  }
  return [...found.values()]
}

const EMAIL =
  /([\p{L}0-9](?:[\p{L}0-9._%+'-]*[\p{L}0-9_+-])?)@((?:[\p{L}0-9](?:[\p{L}0-9-]*[\p{L}0-9])?\.)+\p{L}{2,24})/gu
