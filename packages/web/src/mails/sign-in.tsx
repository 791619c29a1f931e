import type { SignInLink } from '@wiker/platform/accounts/accounts.ts'
import type { Mail } from '@wiker/platform/mail/mail.ts'
import { withQuery } from '../components/links.ts'
import { words } from '../formatting/words.ts'
import { type Language, languages, localPath } from '../server/language.ts'
import { letter } from './letter.tsx'

/** The letter with the link that signs in. */
export function signInMail({ email, token, returnTo, language }: SignInLink, publicUrl: string): Mail {
  const spoken: Language = languages.find((one) => one === language) ?? 'fr'
  const { t } = words[spoken]
  const address = publicUrl + localPath(spoken, withQuery('/connexion/lien', { token, page: returnTo }))
  return {
    kind: 'sign-in',
    to: email,
    subject: t('signIn.mail.subject'),
    ...letter(spoken, {
      paragraphs: [t('signIn.mail.hello'), t('signIn.mail.text')],
      button: { text: t('signIn.mail.button'), address },
      after: [t('signIn.mail.notYou')],
    }),
  }
}
