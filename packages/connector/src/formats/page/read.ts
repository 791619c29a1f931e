import type { Detection, Layer, Member } from '../../types.ts'
import { thingsOfPage } from './things.ts'

/** What a page says in itself, a layer for each kind of thing. */
export async function openPage(member: Member, detection: Detection): Promise<Layer[]> {
  const { kinds, warnings } = await thingsOfPage(member)
  const layers = kinds.map((kind) =>
    kind.layer(kinds.length > 1 ? `${member.path}#${kind.name}` : member.path, detection.encoding),
  )
  if (layers[0]) layers[0].warnings.push(...warnings.map((one) => ({ ...one })))
  return layers
}
