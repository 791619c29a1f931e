import type { Mail } from '@wiker/platform/mail/mail.ts'
import { withQuery } from '../components/links.ts'
import { type MessageKey, words } from '../formatting/words.ts'
import { type Language, localPath } from '../server/language.ts'
import { letter } from './letter.tsx'

interface To {
  email: string
  language: Language
}

/** To the new address: the link that makes it the account's. */
export function confirmAddressMail({ email, token, language }: To & { token: string }, publicUrl: string): Mail {
  return accountMail('account-address', { email, language }, 'mail.address', {
    text: 'mail.address.button',
    address: publicUrl + localPath(language, withQuery('/compte/adresse/lien', { token })),
  })
}

/** To the old one, when it is done. */
export function addressChangedMail(to: To, publicUrl: string): Mail {
  return accountMail('account-address-changed', to, 'mail.addressChanged', {
    text: 'mail.addressChanged.button',
    address: publicUrl + localPath(to.language, '/mentions-legales'),
  })
}

/** The link that erases the account. */
export function eraseMail({ email, token, language }: To & { token: string }, publicUrl: string): Mail {
  return accountMail('account-erase', { email, language }, 'mail.erase', {
    text: 'mail.erase.button',
    address: publicUrl + localPath(language, withQuery('/compte/effacer/lien', { token })),
  })
}

/** To who has not come for long: the account will go. */
export function sleeperMail(to: To, publicUrl: string): Mail {
  return accountMail('account-asleep', to, 'mail.asleep', {
    text: 'mail.asleep.button',
    address: publicUrl + localPath(to.language, '/connexion'),
  })
}

/** To those who look after a town: a page has nobody any more who may write in it. */
export function lonelyPageMail(to: To, page: { name: string; townName: string }, publicUrl: string): Mail {
  const { t } = words[to.language]
  const named = { page: page.name, town: page.townName }
  return {
    kind: 'page-alone',
    to: to.email,
    subject: t('mail.pageAlone.subject', named),
    ...letter(to.language, {
      paragraphs: [t('signIn.mail.hello'), t('mail.pageAlone.text', named)],
      button: { text: t('mail.pageAlone.button'), address: publicUrl + localPath(to.language, '/bureau') },
    }),
  }
}

/** Each letter has its subject, its sentence and what to do when it was not asked for. */
function accountMail(
  kind: string,
  { email, language }: To,
  key: 'mail.address' | 'mail.addressChanged' | 'mail.erase' | 'mail.asleep',
  button: { text: MessageKey; address: string },
): Mail {
  const { t } = words[language]
  return {
    kind,
    to: email,
    subject: t(`${key}.subject`),
    ...letter(language, {
      paragraphs: [t('signIn.mail.hello'), t(`${key}.text`)],
      button: { text: t(button.text), address: button.address },
      after: [t(`${key}.after`)],
    }),
  }
}
