/** Rough nature of a cell, enough to tell a header from the data below it. */
export type ValueKind = 'empty' | 'number' | 'date' | 'code' | 'boolean' | 'link' | 'text'

const number = /^[-+]?(\d{1,3}([ \u00a0\u202f.,]\d{3})+|\d+)([.,]\d+)?([eE][-+]?\d+)?\s*[%€]?$/
const date =
  /^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{4}-\d{2})([ T]\d{1,2}[:h]\d{2}.*)?$|^\d{1,2}[:h]\d{2}(:\d{2})?$|^\d{4}-\d{2}-\d{2}T/
const boolean = /^(true|false|oui|non|vrai|faux|yes|no|si|sí|da|nu|ja|nej|x)$/i
const link = /^(https?:\/\/|www\.)\S+$|^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i

export function kindOf(value: unknown): ValueKind {
  if (value === undefined || value === null) return 'empty'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  const text = String(value).trim()
  if (text === '') return 'empty'
  if (number.test(text)) return 'number'
  if (date.test(text)) return 'date'
  if (boolean.test(text)) return 'boolean'
  if (link.test(text)) return 'link'
  if (text.length <= 20 && /\d/.test(text) && /^[\p{L}\d._/#-]+$/u.test(text)) return 'code'
  return 'text'
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
