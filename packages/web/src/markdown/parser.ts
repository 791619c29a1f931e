import MarkdownIt from 'markdown-it'

/** Characters of one text; what is longer is cut, so that no text keeps the site busy. */
export const longestText = 20_000

/**
 * Markdown as people type it in a box: a line's end is one, an address is a link, and no HTML, table or code. Texts nested deeper than any
 * person nests them stay as typed.
 */
const parser = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false, maxNesting: 12 })
  .disable([
    'code',
    'fence',
    'backticks',
    'table',
    'html_block',
    'html_inline',
    'lheading',
    'reference',
    'strikethrough',
  ])
  .use((md) => {
    // « association.fr » in a sentence is a name; only what begins as an address is made a link of.
    md.validateLink = leadsSomewhere
    md.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false })
  })

export type Token = ReturnType<typeof parser.parse>[number]

/** The parts of a text, in order: markdown-it's tokens. */
export function partsOf(text: string): Token[] {
  return parser.parse(cleaned(text), {})
}

/** HTML of the parts; not yet sanitised. */
export function htmlOf(parts: Token[]): string {
  return parser.renderer.render(parts, parser.options, {})
}

/** An address that a browser may follow: of the site itself, or of the few kinds that people write. */
function leadsSomewhere(href: string): boolean {
  const there = URL.parse(href, 'https://own.invalid/')
  if (!there || !['http:', 'https:', 'mailto:', 'tel:'].includes(there.protocol)) return false
  return /^[a-z]+:/i.test(href) || there.host === 'own.invalid'
}

/** Without the marks that nobody sees: they would hide what an address is. */
function cleaned(text: string): string {
  return text
    .slice(0, longestText)
    .replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, (one) => ('\n\r\t'.includes(one) ? one : ''))
}
