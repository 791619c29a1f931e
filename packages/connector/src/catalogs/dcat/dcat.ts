import { readFile } from 'node:fs/promises'
import { Unreadable } from '../../problem.ts'
import { thingsOf } from '../things.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'
import { isWebPage } from '../web-page.ts'

/** A DCAT catalogue that comes in pages (Hydra), in any serialisation. One that comes whole is an RDF file. */
export const dcat: Catalog = { name: 'dcat', detect: detectDcat }

function detectDcat({ url, answer }: Seen): Target | undefined {
  if (!answer || !/dcat[#:]|ns\/dcat/.test(answer.text) || !nextOf(answer.text, answer.url)) return undefined
  return { name: 'datasets', read: (session) => readPages(url, session) }
}

const MOST_PAGES = 5000

async function* readPages(start: URL, session: Session): AsyncGenerator<Part> {
  const seen = new Set<string>()
  let next: URL | undefined = start
  while (next && !seen.has(next.href) && seen.size < MOST_PAGES) {
    seen.add(next.href)
    const download = await session.download(next)
    try {
      const text = await readFile(download.file, 'utf8')
      if (isWebPage(text)) throw new Unreadable('page-instead', { host: next.hostname })
      let things = 0
      for await (const part of thingsOf(download, session)) {
        if (part.known?.entity !== 'catalog') continue
        things++
        yield { ...part, member: 'datasets' }
      }
      if (things === 0 && seen.size === 1) throw new Unreadable('not-this-protocol')
      next = nextOf(text, new URL(download.url))
    } finally {
      await download.dispose()
    }
  }
}

const NEXT = String.raw`(?:hydra:|http:\/\/www\.w3\.org\/ns\/hydra\/core#)(?:next|nextPage)`
const patterns = [
  // Turtle and N-Triples: hydra:next <…>; JSON-LD: "hydra:next": "…" or { "@id": "…" }; RDF/XML: as attribute or text.
  new RegExp(String.raw`${NEXT}>?\s{1,20}<([^<>\s]{1,2000})>`),
  new RegExp(String.raw`"${NEXT}"\s*:\s*(?:\[\s*)?(?:\{\s*"@(?:id|value)"\s*:\s*)?"([^"\s]{1,2000})"`),
  new RegExp(`<${NEXT}[^<>]{0,300}rdf:resource="([^"<>]{1,2000})"`),
  new RegExp(String.raw`<${NEXT}[^<>]{0,300}>\s{0,50}([^<\s]{1,2000})\s{0,50}<`),
  /"(?:next|nextPage)"\s*:\s*"(https?:[^"\s]{1,2000})"/,
]

/** The address of the next page, wherever the serialisation has it. */
function nextOf(text: string, base: URL): URL | undefined {
  if (!/hydra/i.test(text)) return undefined
  for (const pattern of patterns) {
    const address = pattern.exec(text)?.[1]?.replaceAll('&amp;', '&').replaceAll('\\u0026', '&')
    if (address && URL.canParse(address, base)) return new URL(address, base)
  }
  return undefined
}
