import type { Db } from '@wiker/platform/database/connect.ts'
import { type BulkPost, openBulkPost } from '@wiker/platform/mail/bulk.ts'
import type { Journal } from '@wiker/platform/mail/journal.ts'
import type { Post } from '@wiker/platform/mail/mail.ts'
import type { Recipient, Sending } from '@wiker/town/letter/send.ts'
import type { LetterContent } from '@wiker/town/letter/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { type Language, languages, localPath } from '../server/language.ts'
import { stopPath, type WrittenLetter, writeLetter } from './letter-mail.tsx'

export interface LetterHouse {
  db: Db
  post: Pick<Post, 'send'>
  /** Without it letters are kept, and shown at `/dev/mails`. */
  smtpUrl: string | undefined
  from: string
  publicUrl: string
  /** Of this process: what left, to the last byte. */
  journal?: Journal | undefined
}

/** Stands for the secret in what is written once for all who read the same. */
const anybody = 'x0secret0of0the0address0x'

/** How the letters of a town leave: written once for each language and choice, with what only the address has put in. `mailbox`: where answers and bounces may come. */
export function letterDelivery(
  house: LetterHouse,
  town: Pick<TownCard, 'name' | 'slug' | 'timezone'>,
  mailbox?: string | undefined,
): Pick<Sending, 'deliver' | 'journal'> & { close(): void } {
  const { db, smtpUrl, from, publicUrl, journal } = house
  const bulk: BulkPost | undefined = smtpUrl ? openBulkPost({ smtpUrl, from }) : undefined
  const host = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'
  const written = new Map<string, WrittenLetter>()
  const write = (content: LetterContent, { language, kinds, secret }: Recipient): WrittenLetter => {
    const key = `${language} ${kinds.toSorted().join(' ')}`
    let letter = written.get(key)
    if (!letter) {
      letter = writeLetter({ content, town, language: spoken(language), secret: anybody, publicUrl })
      written.set(key, letter)
    }
    const own = (text: string) => text.replaceAll(anybody, secret)
    return { subject: letter.subject, text: own(letter.text), html: own(letter.html) }
  }
  return {
    close: () => bulk?.close(),
    ...(journal && { journal: journal.name }),
    deliver: async (content, to, handing) => {
      const mail = {
        to: to.email,
        ...write(content, to),
        headers: headersOf(to, town, { publicUrl, host, mailbox }),
      }
      if (bulk)
        return bulk.deliver({ ...mail, messageId: `<letter.${to.token}@${host}>`, returnTo: mailbox }, handing, () =>
          journal?.mark(to.token),
        )
      if (!(await handing())) return { state: 'withdrawn' }
      await house.post.send(db, { kind: 'letter', ...mail })
      return { state: 'sent' }
    },
  }
}

/** How it is stopped by one press or by a mail (RFC 8058, RFC 2369), and what it is (RFC 2919, RFC 3834). */
function headersOf(
  { secret, language }: Recipient,
  { slug }: Pick<TownCard, 'slug'>,
  { publicUrl, host, mailbox }: { publicUrl: string; host: string; mailbox: string | undefined },
): Record<string, string> {
  const stop = publicUrl + localPath(spoken(language), stopPath(secret))
  const byMail = mailbox ? [`<mailto:${mailbox}?subject=${encodeURIComponent(stopWords(secret))}>`] : []
  return {
    'List-Unsubscribe': [`<${stop}>`, ...byMail].join(', '),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': `<lettre.${slug}.${host}>`,
    Precedence: 'bulk',
    'Auto-Submitted': 'auto-generated',
  }
}

/** The subject of a mail that stops a letter. */
export const stopWords = (secret: string): string => `STOP ${secret}`
export const secretToStop = (subject: string): string | undefined => /\bSTOP ([\w-]{24})\b/.exec(subject)?.[1]

export const spoken = (language: string): Language => languages.find((one) => one === language) ?? 'fr'
