import { formats } from '../formats/registry.ts'
import type { Detection, Format, Member } from '../types.ts'
import { magicOf } from './magic.ts'
import { oleKind } from './ole-kind.ts'
import { textKind } from './text-kind.ts'
import { zipKind } from './zip-kind.ts'

const HEAD = 64 * 1024

export type Detected =
  | { format: Format; detection: Detection }
  /** What it is, when that much is known: `pdf`, `shapefile`, `xml`, `unknown`… */
  | { unreadable: string }

/** What are these bytes? The bytes speak first; the name and the media type only break ties. */
export async function detect(member: Member): Promise<Detected> {
  if (member.bytes === 0) return { unreadable: 'empty' }
  const head = await member.head(HEAD)
  const binary = magicOf(head)
  if (binary) {
    const readers = formats.filter((format) => format.binary?.includes(binary))
    return (
      (await best(readers, head, member)) ?? {
        unreadable: binary === 'zip' ? await zipKind(member) : binary === 'ole' ? oleKind(head) : binary,
      }
    )
  }
  return (await best(formats, head, member)) ?? { unreadable: await textKind(member) }
}

async function best(readers: readonly Format[], head: Uint8Array, member: Member): Promise<Detected | undefined> {
  let found: { format: Format; detection: Detection } | undefined
  for (const format of readers) {
    const detection = await format.detect(head, member)
    if (detection && (!found || detection.confidence > found.detection.confidence)) found = { format, detection }
  }
  return found
}
