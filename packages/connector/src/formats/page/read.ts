import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member } from '../../types.ts'
import { openHtml } from '../html/read.ts'
import { type Kind, thingsOfPage } from './things.ts'

/** What a page says in itself, a layer for each kind of thing, and the tables in it. Who made the page comes last. */
export async function openPage(member: Member, detection: Detection): Promise<Layer[]> {
  const { kinds, warnings } = await thingsOfPage(member)
  const tables = await tablesIn(member, detection)
  const several = kinds.length + tables.length > 1
  const layerOf = (kind: Kind) => kind.layer(several ? `${member.path}#${kind.name}` : member.path, detection.encoding)
  const layers = [
    ...kinds.filter(({ telling }) => telling).map(layerOf),
    ...tables,
    ...kinds.filter(({ telling }) => !telling).map(layerOf),
  ]
  if (layers[0]) layers[0].warnings.push(...warnings.map((one) => ({ ...one })))
  return layers
}

async function tablesIn(member: Member, detection: Detection): Promise<Layer[]> {
  try {
    return await openHtml(member, detection)
  } catch (error) {
    if (error instanceof Unreadable) return []
    throw error
  }
}
