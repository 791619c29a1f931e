import PostalMime from 'postal-mime'
import { normalizeDate } from '../normalize/dates.ts'
import { htmlToText } from '../normalize/html.ts'

/** An e-mail as its reader sees it (RFC 5322, MIME decoded). */
export interface EmailText {
  subject?: string
  from?: { name?: string; address?: string }
  /** `YYYY-MM-DD` in the town's zone: the day on which it was written. */
  date?: string
  text: string
  /** Calendar parts, for the iCalendar reader. */
  calendars: Uint8Array[]
  /** Files attached to it; what only dresses it (a logo in a signature) is left out. */
  attachments: { name: string; type: string; bytes: Uint8Array }[]
  messageId?: string
  /** By name in lower case; of several of one name, the first. */
  headers: Record<string, string>
}

/** Nesting and headers beyond these are an attack, not a mail. */
const bounds = { maxNestingDepth: 32, maxHeadersSize: 512 * 1024 }

export async function readEmail(source: string | Uint8Array, timezone: string): Promise<EmailText> {
  const mail = await new PostalMime({ attachmentEncoding: 'arraybuffer', ...bounds }).parse(source)
  const plain = mail.text?.trim()
  const text =
    plain && !/^(?:this message|votre messagerie|your (?:e-?mail )?client)[^\n]{0,120}html/i.test(plain)
      ? plain
      : mail.html
        ? htmlToText(mail.html)
        : (plain ?? '')
  const date = mail.date
    ? normalizeDate(mail.date, { country: 'FR', timezone, keepMidnight: true }).value?.slice(0, 10)
    : undefined
  return {
    ...(mail.subject ? { subject: mail.subject } : {}),
    ...(mail.from ? { from: { name: mail.from.name || undefined, address: mail.from.address } } : {}),
    ...(date ? { date } : {}),
    ...(mail.messageId ? { messageId: mail.messageId } : {}),
    text,
    calendars: mail.attachments.flatMap((part) =>
      part.mimeType === 'text/calendar' && typeof part.content !== 'string' ? [new Uint8Array(part.content)] : [],
    ),
    attachments: mail.attachments.flatMap((part) => {
      if (part.mimeType === 'text/calendar' || typeof part.content === 'string' || dresses(part)) return []
      return [{ name: part.filename ?? '', type: part.mimeType, bytes: new Uint8Array(part.content) }]
    }),
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key.toLowerCase(), value]).reverse()),
  }
}

const smallPicture = 25_000

/** A picture that the text itself shows and that is small is no poster. */
function dresses(part: {
  mimeType: string
  related?: boolean
  disposition?: string | null
  content: unknown
}): boolean {
  if (!part.mimeType.startsWith('image/')) return false
  const size = part.content instanceof ArrayBuffer ? part.content.byteLength : (part.content as Uint8Array).byteLength
  return size < (part.related || part.disposition === 'inline' ? smallPicture * 4 : smallPicture / 5)
}
