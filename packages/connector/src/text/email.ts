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
}

export async function readEmail(source: string | Uint8Array, timezone: string): Promise<EmailText> {
  const mail = await new PostalMime({ attachmentEncoding: 'arraybuffer' }).parse(source)
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
    text,
    calendars: mail.attachments.flatMap((part) =>
      part.mimeType === 'text/calendar' && typeof part.content !== 'string' ? [new Uint8Array(part.content)] : [],
    ),
  }
}
