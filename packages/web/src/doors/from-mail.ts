import { cleanSubject } from '@wiker/connector/text/clean.ts'
import { type EmailText, readEmail } from '@wiker/connector/text/email.ts'
import type { DoorReading } from '@wiker/town/doors/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { readTable } from './from-table.ts'
import { readText } from './from-text.ts'

export interface ReadMail {
  reading: DoorReading
  mail: EmailText
}

/** What a mail announces: in its invitation, else in its words. The files attached to it are items of their own. */
export async function readMail(
  bytes: Uint8Array,
  { town, today }: { town: TownCard; today: string },
): Promise<ReadMail> {
  const mail = await readEmail(bytes, town.timezone)
  const day = mail.date ?? today
  const [calendar] = mail.calendars
  const invited = calendar && (await readTable(calendar, 'invitation.ics', { town, today: day }).catch(() => undefined))
  const said = readText(mail.text, {
    town,
    today: day,
    ...(mail.subject && { subject: cleanSubject(mail.subject) }),
    from: mail.from?.name,
    head: [mail.subject, mail.from && [mail.from.name, mail.from.address].filter(Boolean).join(', ')]
      .filter(Boolean)
      .join('\n'),
  })
  if (!invited?.drafts.length) return { reading: said, mail }
  return { reading: { ...invited, text: said.text }, mail }
}
