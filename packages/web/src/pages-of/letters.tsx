import type { Db as Database } from '@wiker/platform/database/connect.ts'
import type { Mail } from '@wiker/platform/mail/mail.ts'
import type { Claim } from '@wiker/town/pages/claims.ts'
import { membersOf } from '@wiker/town/pages/members.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import { withQuery } from '../components/links.ts'
import { type Words, words } from '../formatting/words.ts'
import { letter } from '../mails/letter.tsx'
import { type Language, languages, localPath } from '../server/language.ts'
import type { PagesDeps } from './deps.ts'

const spoken = (language: string): Language => languages.find((one) => one === language) ?? 'fr'

interface Written {
  kind: string
  to: string
  language: Language
  subject: string
  paragraphs: string[]
  button: { text: string; path: string }
}

function write({ kind, to, language, subject, paragraphs, button }: Written, publicUrl: string): Mail {
  const { t }: Words = words[language]
  const address = publicUrl + localPath(language, button.path)
  const content = { paragraphs: [t('pageMail.hello'), ...paragraphs], button: { text: button.text, address } }
  return { kind, to, subject, ...letter(language, content) }
}

/** To an address at the organisation's own domain: the link that opens its page. */
export function claimLinkMail(
  { email, name }: { email: string; name: string },
  token: string,
  publicUrl: string,
  language: Language,
): Mail {
  const { t } = words[language]
  return write(
    {
      kind: 'page-claim',
      to: email,
      language,
      subject: t('pageMail.claim.subject', { name }),
      paragraphs: [t('pageMail.claim.text', { name }), t('pageMail.claim.notYou')],
      button: { text: t('pageMail.claim.button'), path: withQuery('/demander-sa-page/lien', { jeton: token }) },
    },
    publicUrl,
  )
}

/** To who asked for a page: the answer. */
export function claimAnswerMail(claim: Claim, answer: { page: number } | { reason: string }, publicUrl: string): Mail {
  const language = spoken(claim.language)
  const { t } = words[language]
  const { name } = claim
  const accepted = 'page' in answer
  return write(
    {
      kind: 'page-claim-answer',
      to: claim.email,
      language,
      subject: t(accepted ? 'pageMail.accepted.subject' : 'pageMail.refused.subject', { name }),
      paragraphs: accepted
        ? [t('pageMail.accepted.text', { name })]
        : [t('pageMail.refused.text', { name }), answer.reason, t('pageMail.refused.next')],
      button: { text: t('space.title'), path: accepted ? `/mon-espace/${answer.page}` : '/mon-espace' },
    },
    publicUrl,
  )
}

/** To the owners of a page: somebody asks to belong to it. */
export async function tellOwners(
  { post, publicUrl }: PagesDeps,
  trx: Database,
  page: Page,
  asker: { who: string; capacity: string },
): Promise<void> {
  const language = spoken(page.language)
  const { t } = words[language]
  for (const owner of (await membersOf(trx, page.id)).filter(({ role }) => role === 'owner')) {
    const written = {
      kind: 'page-asked',
      to: owner.email,
      language,
      subject: t('pageMail.asked.subject', { name: page.name }),
      paragraphs: [t('pageMail.asked.text', { name: page.name, ...asker })],
      button: { text: t('pageMail.asked.button'), path: `/mon-espace/${page.id}/membres` },
    }
    await post.send(trx, write(written, publicUrl))
  }
}

export function invitationMail(
  { to, page, by, token }: { to: string; page: Page; by: string; token: string },
  publicUrl: string,
): Mail {
  const language = spoken(page.language)
  const { t } = words[language]
  return write(
    {
      kind: 'page-invitation',
      to,
      language,
      subject: t('pageMail.invitation.subject', { name: page.name }),
      paragraphs: [t('pageMail.invitation.text', { name: page.name, by }), t('pageMail.invitation.notYou')],
      button: { text: t('pageMail.invitation.button'), path: withQuery('/mon-espace/invitation', { jeton: token }) },
    },
    publicUrl,
  )
}

/** To the owners of another page: does it do this too? */
export async function tellPartners(
  { post, publicUrl }: PagesDeps,
  trx: Database,
  partner: Page,
  asked: { by: string; name: string },
): Promise<void> {
  const language = spoken(partner.language)
  const { t } = words[language]
  for (const owner of (await membersOf(trx, partner.id)).filter(({ role }) => role === 'owner')) {
    const written = {
      kind: 'page-partner',
      to: owner.email,
      language,
      subject: t('pageMail.partner.subject', { by: asked.by }),
      paragraphs: [t('pageMail.partner.text', { ...asked, page: partner.name })],
      button: { text: t('pageMail.partner.button'), path: `/mon-espace/${partner.id}` },
    }
    await post.send(trx, write(written, publicUrl))
  }
}
