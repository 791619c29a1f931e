import type { Seen, Target } from '../types.ts'
import { rootName } from '../xml.ts'
import { readWfs } from './read.ts'

/** By what the address asks for (names in any case), or by the capabilities that answer. */
export function detectWfs({ url, answer }: Seen): Target | undefined {
  const query = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]))
  const asked =
    query.get('service')?.toUpperCase() === 'WFS' ||
    (query.get('request') === 'GetFeature' && (query.has('typename') || query.has('typenames')))
  const answered = answer !== undefined && rootName(answer.text) === 'WFS_Capabilities'
  if (!asked && !answered) return undefined
  const types = (query.get('typenames') ?? query.get('typename') ?? '').split(',').filter(Boolean)
  return { name: types[0] ?? 'wfs', read: (session) => readWfs(url, types, session) }
}
