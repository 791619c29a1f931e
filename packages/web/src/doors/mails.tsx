import type { Mail } from '@wiker/platform/mail/mail.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { words } from '../formatting/words.ts'
import { letter } from '../mails/letter.tsx'
import type { Language } from '../server/language.ts'

interface Given {
  town: TownCard
  to: string
  /** Of the mail that is acknowledged. */
  subject: string
  messageId: string | undefined
  language: Language
  /** The mailbox's address. */
  from: string
}

/** The mail came, a person will read it. No answer to it is answered: machines know it by its headers (RFC 3834 §3.1). */
export function receivedMail({ town, to, subject, messageId, language, from }: Given): Mail {
  const { t } = words[language]
  const plain = subject.replaceAll(/[\r\n]+/g, ' ').slice(0, 120)
  const id = messageId && /^<[^<>\s]{1,250}>$/.test(messageId) ? messageId : undefined
  return {
    kind: 'door-received',
    to,
    subject: t('doorMail.subject', { subject: plain }),
    ...letter(language, {
      paragraphs: [t('doorMail.hello'), t('doorMail.text', { town: town.name, subject: plain }), t('doorMail.next')],
      after: [t('doorMail.after', { address: from })],
    }),
    headers: {
      'Auto-Submitted': 'auto-replied',
      'X-Auto-Response-Suppress': 'All',
      'X-Wiker-Loop': '1',
      ...(id && { 'In-Reply-To': id, References: id }),
    },
  }
}
