import type { Mail } from '@wiker/platform/mail/mail.ts'
import { confirmDays, type Subscriber } from '@wiker/town/letter/subscribers.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { words } from '../formatting/words.ts'
import { letter } from '../mails/letter.tsx'
import { localPath } from '../server/language.ts'
import { choicesPath } from './letter-mail.tsx'
import { spoken } from './letter-post.ts'

/** Asks an address whether it wants the letter; of one that gets it already, says so: who asked learns nothing. */
export function confirmMail(
  { email, language, secret, state }: Subscriber,
  town: Pick<TownCard, 'name'>,
  publicUrl: string,
): Mail {
  const tongue = spoken(language)
  const { t } = words[tongue]
  const isKnown = state === 'on'
  return {
    kind: 'letter-confirm',
    to: email,
    subject: t(isKnown ? 'letter.subject.plain' : 'letter.confirm.subject', { town: town.name }),
    ...letter(tongue, {
      paragraphs: [t('pageMail.hello'), t(isKnown ? 'letter.known.text' : 'letter.confirm.text', { town: town.name })],
      button: {
        text: t(isKnown ? 'letter.choices' : 'letter.confirm.button'),
        address: publicUrl + localPath(tongue, choicesPath(secret)),
      },
      ...(!isKnown && { after: [t('letter.confirm.not', { days: confirmDays })] }),
    }),
  }
}
