import type { Mail } from '@wiker/platform/mail/mail.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { words } from '../formatting/words.ts'
import { letter } from '../mails/letter.tsx'
import { type Language, languages, localPath } from '../server/language.ts'

interface About {
  publication: Publication
  town: TownCard
  publicUrl: string
  /** Secret of the page on which it is followed; what a page sends is followed in its own space. */
  follow?: string | undefined
}

const spoken = ({ language }: Publication): Language => languages.find((one) => one === language) ?? 'fr'
const followPath = (secret: string) => `/proposer/suivi/${secret}`

/** The link that shows that the address is its author's: used by a press, once, within two days. */
export function confirmationMail({ publication, town, publicUrl }: Omit<About, 'follow'>, secret: string): Mail {
  const language = spoken(publication)
  const { t } = words[language]
  const name = publication.record.name ?? ''
  return {
    kind: 'proposal-confirm',
    to: publication.email!,
    subject: t('proposalMail.confirm.subject', { name }),
    ...letter(language, {
      paragraphs: [t('proposalMail.hello'), t('proposalMail.confirm.text', { name, town: town.name })],
      button: {
        text: t('proposalMail.confirm.button'),
        address: publicUrl + localPath(language, withQuery('/proposer/confirmer', { token: secret })),
      },
      after: [t('proposalMail.confirm.notYou')],
    }),
  }
}

/** It is online, or will be; `path` is the address of its page. */
export function acceptedMail({ publication, town, publicUrl, follow }: About, path: string | undefined): Mail {
  const language = spoken(publication)
  const { t } = words[language]
  const name = publication.record.name ?? ''
  return {
    kind: 'proposal-accepted',
    to: publication.email!,
    subject: t('proposalMail.accepted.subject', { name }),
    ...letter(language, {
      paragraphs: [
        t('proposalMail.hello'),
        t(path ? 'proposalMail.accepted.text' : 'proposalMail.accepted.later', { name, town: town.name }),
      ],
      ...(path && {
        button: { text: t('proposalMail.accepted.button'), address: publicUrl + localPath(language, path) },
      }),
      ...(follow && {
        after: [t('proposalMail.follow', { address: publicUrl + localPath(language, followPath(follow)) })],
      }),
    }),
  }
}

/** Refused, or taken off after it was online, with the reason in the words of who decided. */
export function refusedMail(about: About, reason: string, done: 'refused' | 'withdrawn' = 'refused'): Mail {
  const { publication, town, publicUrl, follow } = about
  const language = spoken(publication)
  const { t } = words[language]
  const name = publication.record.name ?? ''
  return {
    kind: `proposal-${done}`,
    to: publication.email!,
    subject: t(`proposalMail.${done}.subject`, { name }),
    ...letter(language, {
      paragraphs: [
        t('proposalMail.hello'),
        t(`proposalMail.${done}.text`, { name, town: town.name }),
        reason,
        t('proposalMail.refused.next'),
      ],
      ...(follow && {
        button: {
          text: t('proposalMail.refused.button'),
          address: publicUrl + localPath(language, followPath(follow)),
        },
      }),
    }),
  }
}

/** To who looks after towns: how much waits for a word in each. */
export function waitingMail(to: string, lines: { town: TownCard; count: number }[], publicUrl: string): Mail {
  const { t } = words.fr
  const [first] = lines
  const path = lines.length === 1 ? `/bureau/${first!.town.slug}/propositions` : '/bureau'
  const count = lines.reduce((sum, line) => sum + line.count, 0)
  return {
    kind: 'proposals-waiting',
    to,
    subject: t('proposalMail.waiting.subject', { count }),
    ...letter('fr', {
      paragraphs: [
        t('proposalMail.hello'),
        ...lines.map((line) => t('proposalMail.waiting.line', { town: line.town.name, count: line.count })),
      ],
      button: { text: t('proposalMail.waiting.button'), address: publicUrl + path },
    }),
  }
}
