import { decode } from 'entities'
import type { RemoteEntry } from '../remote-folder.ts'

const titles =
  /<(?:title|h1)[^<>]{0,200}>\s*(?:index of|index von|index de|índice de|directory listing (?:for|of)|listing directory|contenu de)\b/i

/** By its title, or as IIS and Caddy do: a title that is the path itself. */
export function isListing(html: string, path: string): boolean {
  const start = html.slice(0, 5000)
  if (titles.test(start)) return true
  const title = decode(/<title>([^<]{1,300})<\/title>/i.exec(start)?.[1] ?? '').trim()
  const plain = decodePath(path).replace(/\/$/, '')
  return plain !== '' && /<a\s/i.test(html) && title.replace(/\/$/, '').replace(/^\S+ - /, '') === plain
}

/** What a list of links leads to below itself; date and size stand between one link and the next. */
export function entriesIn(html: string, base: URL): RemoteEntry[] {
  const here = base.pathname.replace(/[^/]*$/, '')
  const found = new Map<string, RemoteEntry>()
  const links = [
    ...html.matchAll(/<a\s[^<>]{0,500}?href\s*=\s*(?:"([^"<>]{1,2000})"|'([^'<>]{1,2000})')[^<>]{0,500}>/gi),
  ]
  for (const [index, link] of links.entries()) {
    const href = decode(link[1] ?? link[2] ?? '')
    if (/^[?#]/.test(href) || !URL.canParse(href, base)) continue
    const url = new URL(href, base)
    const inside = url.host === base.host && url.pathname.startsWith(here) ? url.pathname.slice(here.length) : ''
    const name = decodePath(inside.replace(/\/$/, ''))
    if (name === '' || name.includes('/') || url.search !== '') continue
    const after = html.slice(link.index + link[0].length, links[index + 1]?.index ?? link.index + 600)
    // IIS says it before the link.
    const before = html.slice(Math.max(0, links[index - 1]?.index ?? 0, link.index - 120), link.index)
    const said = `${textOf(after)} ${/^\s*<br/i.test(before) || /<br>[^<]*$/i.test(before) ? textOf(before) : ''}`
    const modified = dateIn(said)
    const size = /\s(\d{1,12}(?:[.,]\d+)?\s?[KMGT]?i?B?)(?=\s|$)/i.exec(
      said.replace(/\d{1,4}[-/.]\w{2,3}[-/.]\d{2,4}|\d\d:\d\d(?::\d\d)?/g, ' '),
    )?.[1]
    found.set(name, {
      name,
      folder: inside.endsWith('/'),
      mark: `${size ?? ''} ${modified ?? ''}`,
      ...(modified ? { modified } : {}),
    })
  }
  return [...found.values()]
}

const textOf = (html: string): string =>
  decode(html.slice(0, 1000).replace(/<[^<>]{0,500}>/g, ' ')).replace(/\s+/g, ' ')

/** `23-Nov-2026 10:00`, `2026-11-23 10:00`, `11/23/2026 10:00 AM`: any text that sorts by time where it can. */
function dateIn(text: string): string | undefined {
  const iso = /\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?/.exec(text)?.[0]
  if (iso) return iso.replace(' ', 'T')
  const written =
    /\d{1,2}-[A-Z][a-z]{2}-\d{4}(?: \d\d:\d\d)?|\d{1,2}\/\d{1,2}\/\d{4}(?:\s+\d{1,2}:\d\d(?:\s?[AP]M)?)?/.exec(
      text,
    )?.[0]
  const time = Date.parse(`${(written ?? '').replace(/-/g, ' ')} UTC`)
  return Number.isNaN(time) ? written : new Date(time).toISOString()
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
