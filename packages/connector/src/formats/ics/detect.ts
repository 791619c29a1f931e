import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'

/** RFC 5545 begins with BEGIN:VCALENDAR; a cut export may begin with an event. */
export async function detectIcs(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const text = (await decodeHead(member, 4096)).trimStart()
  const first = /^[^\S\n]*BEGIN:(?:VCALENDAR|VEVENT)[^\S\n]*$/im.exec(text)
  // A line of something else may stand before it.
  if (!first || first.index > 300) return undefined
  const { name: encoding } = await encodingOf(member)
  return { format: 'ics', encoding, confidence: 0.99 }
}
