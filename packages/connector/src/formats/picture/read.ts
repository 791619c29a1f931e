import { languageOf } from '../../picture/language.ts'
import { readPicture } from '../../picture/read-picture.ts'
import { Unreadable } from '../../problem.ts'
import type { Layer, Member, ReadContext } from '../../types.ts'
import { heldMember } from '../../unpack/member.ts'
import { openText } from '../text/read.ts'

const LARGEST = 64 * 1024 * 1024

/** The events that a poster announces: its text is read, then understood as any announcement. */
export async function openPicture(member: Member, context: ReadContext): Promise<Layer[]> {
  if (member.bytes > LARGEST) throw new Unreadable('too-large', { limit: LARGEST })
  const { text } = await readPicture(await member.head(member.bytes), languageOf(context.country))
  return announcedOn(member, text, 'picture', context)
}

/** The events of a text that stood on a page or in a picture. */
export async function announcedOn(
  member: Member,
  text: string,
  format: string,
  context: ReadContext,
): Promise<Layer[]> {
  if (text.trim() === '') throw new Unreadable('picture-without-text')
  const plain = heldMember(member.path, Buffer.from(text))
  const layers = await openText(plain, { format: 'text', confidence: 1, encoding: 'utf-8' }, context)
  for (const layer of layers) layer.format = format
  return layers
}
