import type { RemoteEntry } from '../remote-folder.ts'
import { childOf, childrenOf, descendant, descendants, parseTree, type XmlNode, xmlText } from '../xml.ts'

export interface Answered extends RemoteEntry {
  /** What was asked about, among what is in it. */
  self: boolean
}

/**
 * The answers of a multi-status document (RFC 4918 §14.16): addresses are whole or paths, encoded or (IIS) not; what a
 * server could not find of a resource stands beside what it could. Undefined when it is no such document.
 */
export async function answersOf(text: string, asked: URL): Promise<Answered[] | undefined> {
  const root = await parseTree(text)
  if (root?.name.toLowerCase() !== 'multistatus') return undefined
  return childrenOf(root, 'response').flatMap((response) => {
    const href = xmlText(childOf(response, 'href')).trim()
    const found = propertiesOf(response)
    if (href === '' || !found) return []
    const path = pathOf(href, asked)
    if (path === undefined) return []
    const word = (name: string) => xmlText(childOf(found, name)).trim()
    const folder = descendant(childOf(found, 'resourcetype'), 'collection') !== undefined
    const bytes = /^\d+$/.test(word('getcontentlength')) ? Number(word('getcontentlength')) : undefined
    const time = Date.parse(word('getlastmodified'))
    const modified = Number.isNaN(time) ? undefined : new Date(time).toISOString()
    return [
      {
        name: path.replace(/\/+$/, '').replace(/^.*\//, ''),
        self: bare(path) === bare(pathOf(asked.href, asked) ?? ''),
        folder,
        ...(bytes === undefined || folder ? {} : { bytes }),
        mark: word('getetag') || `${bytes} ${modified}`,
        ...(modified ? { modified } : {}),
      },
    ]
  })
}

const bare = (path: string): string => path.replace(/\/+$/, '')

/** What came with a good status, of what was asked. */
function propertiesOf(response: XmlNode): XmlNode | undefined {
  const states = [...descendants(response, 'propstat')]
  const good = states.find((state) => / 200\b/.test(xmlText(childOf(state, 'status')))) ?? states[0]
  return good && childOf(good, 'prop')
}

function pathOf(href: string, asked: URL): string | undefined {
  if (!URL.canParse(href, asked)) return undefined
  const url = new URL(href, asked)
  // Behind a proxy a server may call itself by another name; its files are asked for where the folder was.
  try {
    return decodeURIComponent(url.pathname)
  } catch {
    return url.pathname
  }
}
