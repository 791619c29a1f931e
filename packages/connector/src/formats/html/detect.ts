import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'

const LOOK = 4 * 1024 * 1024

/** A web page with a table in it, or the piece of one that a spreadsheet saves. */
export async function detectHtml(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const start = (await decodeHead(member, 4096)).trimStart()
  if (
    !/^(<!--[\s\S]*?-->\s*)*(<\?xml[^>]*\?>\s*)?(<!doctype\s+html|<html\b|<(head|body|table|meta|div|main|section|article)\b)/i.test(
      start,
    )
  )
    return undefined
  const text = member.bytes <= 4096 ? start : await decodeHead(member, LOOK)
  if (!/<table\b/i.test(text)) return undefined
  const { name: encoding } = await encodingOf(member)
  return { format: 'html', confidence: 0.75, encoding }
}
