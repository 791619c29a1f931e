import sanitize from 'sanitize-html'
import { htmlOf, partsOf, type Token } from './parser.ts'

/** What a text may hold; nothing else leaves `renderMarkdown`. */
export const allowedTags = [
  'p',
  'br',
  'strong',
  'em',
  'ul',
  'ol',
  'li',
  'blockquote',
  'hr',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'a',
]

/** The only attributes, on links alone. */
export const allowedAttributes = { a: ['href', 'rel'], ol: ['start'] }

/**
 * What people wrote, as HTML that can stand in a page: titles begin at the second level, under the page’s own, links vouch for nothing (`nofollow ugc`), pictures
 * are their description, and HTML that was typed is shown as it was typed. Never throws.
 */
export function renderMarkdown(text: string): string {
  return sanitize(htmlOf(partsOf(text).map(asOurs)), {
    allowedTags,
    allowedAttributes,
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    transformTags: {
      a: (_, { href }) => ({ tagName: 'a', attribs: { ...(href && { href }), rel: 'nofollow noopener ugc' } }),
    },
  }).trim()
}

/** Titles one level lower; a picture becomes the words that describe it. */
function asOurs(part: Token): Token {
  if (part.type === 'heading_open' || part.type === 'heading_close')
    part.tag = `h${Math.min(Number(part.tag.slice(1)) + 1, 6)}`
  if (part.type === 'image') {
    part.type = 'text'
    part.tag = ''
  }
  part.children?.forEach(asOurs)
  return part
}
