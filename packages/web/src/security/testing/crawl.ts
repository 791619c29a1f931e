/** What somebody is shown: the pages that links lead to, and the forms on them. */
/** The same page in another language has the same forms. */
const otherLanguage = /^\/(?:en|es|ro|sv)(?:[/?]|$)/

export interface Form {
  /** The page it stands on. */
  page: string
  action: string
  /** As the page fills them: the values that a browser would send untouched. */
  fields: { name: string; value: string; type: string }[]
}

export interface Seen {
  pages: Map<string, Response>
  texts: Map<string, string>
  forms: Form[]
}

/** Follows links from the first pages on, one of each kind of address, until there are no more or `most` pages were seen. */
export async function crawl(
  visit: (path: string) => Promise<Response>,
  first: string[],
  { most = 250, ofEachKind = 3 } = {},
): Promise<Seen> {
  const seen: Seen = { pages: new Map(), texts: new Map(), forms: [] }
  const waiting = first.filter((path) => !otherLanguage.test(path))
  const kinds = new Map<string, number>()
  while (waiting.length > 0 && seen.pages.size < most) {
    const path = waiting.shift()!
    const kind = path.replace(/\d+|urn[^/?&]*|[\w-]*-[0-9a-f]{10,}/g, '#').replace(/=[^&]*/g, '=')
    const known = kinds.get(kind) ?? 0
    if (seen.pages.has(path) || known >= ofEachKind) continue
    kinds.set(kind, known + 1)
    const answer = await visit(path)
    seen.pages.set(path, answer)
    if (!(answer.headers.get('content-type') ?? '').includes('html')) continue
    const html = await answer.text()
    seen.texts.set(path, html)
    seen.forms.push(...formsOf(html, path))
    for (const [, href = ''] of html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)) {
      const next = decoded(href).split('#')[0]!
      if (next.startsWith('/') && !next.startsWith('//') && !otherLanguage.test(next)) waiting.push(next)
    }
  }
  return seen
}

export function formsOf(html: string, page: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, head = '']) => /method="post"/i.test(head))
    .map(([, head = '', inside = '']) => ({
      page,
      action: decoded(attribute(head, 'action') ?? page),
      fields: [...fieldsOf(inside)],
    }))
}

function* fieldsOf(html: string): Generator<Form['fields'][number]> {
  for (const [, kind = '', head = '', rest = ''] of html.matchAll(
    /<(input|button|select|textarea)\b([^>]*)>([\s\S]*?(?=<(?:input|button|select|textarea)\b|$))/g,
  )) {
    const name = attribute(head, 'name')
    if (!name) continue
    const type = kind === 'input' ? (attribute(head, 'type') ?? 'text') : kind
    const chosen = /<option\b([^>]*\bselected[^>]*)>/.exec(rest) ?? /<option\b([^>]*)>/.exec(rest)
    const value =
      kind === 'select'
        ? (attribute(chosen?.[1] ?? '', 'value') ?? '')
        : kind === 'textarea'
          ? (/^([\s\S]*?)<\/textarea>/.exec(rest)?.[1] ?? '')
          : (attribute(head, 'value') ?? '')
    yield { name: decoded(name), value: decoded(value), type }
  }
}

function attribute(head: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(head)?.[1]
}

function decoded(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** The same form as people fill it: something in each field, the first of each choice. */
export function filled(form: Form, text = 'Une phrase tout à fait ordinaire.'): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const { name, value, type } of form.fields) {
    if (name === 'website') continue
    if (type === 'radio' && name in fields) continue
    fields[name] = value !== '' ? value : sample(type, name, text)
  }
  return fields
}

function sample(type: string, name: string, text: string): string {
  if (type === 'email' || /mail/.test(name)) return 'quelquun@example.org'
  if (type === 'url' || /url|website|site/.test(name)) return 'https://example.org/page'
  if (type === 'date') return '2026-12-20'
  if (type === 'time') return '20:30'
  if (type === 'number') return '2'
  if (type === 'checkbox') return 'on'
  if (type === 'hidden' || type === 'button') return ''
  return text
}
