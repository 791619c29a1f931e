import type { WorthMonth } from '@wiker/billing/worth/read.ts'
import type { Mail } from '@wiker/platform/mail/mail.ts'
import type { ShopMonth } from '@wiker/town/worth/month.ts'
import { words } from '../../formatting/words.ts'
import { letter } from '../../mails/letter.tsx'
import { type Language, localPath } from '../../server/language.ts'
import {
  adviceSentence,
  aroundSentence,
  aroundTitle,
  costSentence,
  countedKinds,
  daysSentence,
  monthIn,
  promiseSentence,
} from './worth-words.ts'

interface To {
  email: string
  language: Language
  /** Of the shop. */
  name: string
}

/** To a merchant, when a month is closed: the same figures as its page, and what follows from them. */
export function worthMail({ email, language, name }: To, month: WorthMonth, publicUrl: string): Mail {
  const { t } = words[language]
  const spoken = words[language]
  const counted = month.figures as ShopMonth
  const shown = { counted, closed: month, promised: undefined }
  const lines = countedKinds.map((kind) => t('worth.mail.line', { what: t(`worth.${kind}`), ...counted[kind] }))
  const texts = counted.publications
    .slice(0, 10)
    .map(({ name: title, seen }) => t('worth.mail.text', { name: title, readings: seen }))
  const promise = promiseSentence(shown, spoken)
  return {
    kind: 'worth-month',
    to: email,
    subject: t('worth.mail.subject', { name, readings: month.readings, month: monthIn(month.month, spoken) }),
    ...letter(language, {
      paragraphs: [
        t('pageMail.hello'),
        daysSentence(counted, spoken),
        lines.join('\n'),
        ...(promise ? [promise] : []),
        costSentence(shown, spoken),
        ...(texts.length > 0 ? [`${t('worth.texts.title')}\n${texts.join('\n')}`] : []),
        `${aroundTitle(spoken)}\n${aroundSentence(counted, spoken)}`,
        `${t('worth.advice.title')}\n${adviceSentence(counted, spoken)}`,
      ],
      button: {
        text: t('worth.mail.button'),
        address: publicUrl + localPath(language, `/mon-espace/${month.page}/preuve/${month.month}`),
      },
      after: [t('worth.how')],
    }),
  }
}
