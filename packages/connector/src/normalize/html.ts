import { lazily } from '../lazily.ts'
import type { Normalized } from '../types.ts'
import { normalizeText } from './text.ts'

const sanitizer = lazily<typeof import('sanitize-html')>('sanitize-html')

/** Text of an HTML fragment: paragraphs and list items keep their own lines, scripts and styles go, entities are read. */
export function normalizeHtml(raw: unknown): Normalized<string> {
  if (typeof raw !== 'string') return normalizeText(raw)
  if (!/<\/?[a-z!][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(raw)) return normalizeText(raw)
  const result = normalizeText(htmlToText(raw))
  return result.value === undefined ? result : { ...result, repairs: [...(result.repairs ?? []), 'html'] }
}

export function htmlToText(html: string): string {
  // A fragment escaped twice (`&lt;p&gt;`) is read twice.
  const once = strip(html)
  return /<\/?(?:p|br|div|span|strong|em|b|i|a|ul|li|h\d)\b[^<>]*>/i.test(once) ? strip(once) : once
}

function strip(html: string): string {
  const isBlock = /<(?:p|br|div|li|h\d|tr)\b/i.test(html)
  const lines = (isBlock ? html.replace(/[^\S\n]+/g, ' ').replace(/ ?\n\s*/g, ' ') : html)
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<\/(?:p|h\d|ul|ol|table|blockquote)\s*>/gi, '\n\n')
    .replace(/<\/(?:div|tr|section|article)\s*>/gi, '\n')
    .replace(/<\/(?:td|th)\s*>/gi, ' ')
  return decode(sanitizer()(lines, { allowedTags: [], allowedAttributes: {} })).trim()
}

/** What the library leaves escaped in text. */
function decode(text: string): string {
  return text.replace(
    /&(?:lt|gt|quot|amp);/g,
    (entity) => ({ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' })[entity]!,
  )
}
