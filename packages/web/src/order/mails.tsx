import type { Mail } from '@wiker/platform/mail/mail.ts'
import type { Side } from '@wiker/town/order/decide.ts'
import type { Reply } from '@wiker/town/order/replies.ts'
import type { Statement } from '@wiker/town/order/statement.ts'
import { type Words, words } from '../formatting/words.ts'
import { letter } from '../mails/letter.tsx'
import { type Language, languages, localPath } from '../server/language.ts'
import { linesOfStatement } from './statement.tsx'

const spokenIn = (language: string): Language => languages.find((one) => one === language) ?? 'fr'

interface To {
  email: string
  language: string
  secret: string
  subject: string
  publicUrl: string
}

const addressOf = ({ publicUrl, language, secret }: To, path = 'signalement') =>
  publicUrl + localPath(spokenIn(language), `/${path}/${secret}`)

/** The receipt of a report (DSA, article 16.4), with the address at which it is followed. */
export function receiptMail(to: To): Mail {
  const { t } = words[spokenIn(to.language)]
  return {
    kind: 'report-receipt',
    to: to.email,
    subject: t('order.mail.receipt.subject', { subject: to.subject }),
    ...letter(spokenIn(to.language), {
      paragraphs: [t('order.mail.receipt.text', { subject: to.subject }), t('order.mail.receipt.next')],
      button: { text: t('order.mail.follow'), address: addressOf(to) },
      after: [t('order.mail.secret')],
    }),
  }
}

/** To who looks after the town: somebody says that a life may be at stake (DSA, article 18). */
export function dangerMail(to: To): Mail {
  const { t } = words[spokenIn(to.language)]
  return {
    kind: 'report-danger',
    to: to.email,
    subject: t('order.mail.danger.subject', { subject: to.subject }),
    ...letter(spokenIn(to.language), {
      paragraphs: [t('order.mail.danger.text', { subject: to.subject }), t('order.mail.danger.call')],
      button: { text: t('order.mail.danger.button'), address: `${to.publicUrl}/bureau` },
    }),
  }
}

/** The decision and its reasons, to one of those it concerns (DSA, articles 16.5 and 17). */
export function decisionMail(side: Side & { email: string }, statement: Statement, publicUrl: string): Mail {
  const spoken = words[spokenIn(side.language)]
  const { t } = spoken
  const subject = statement.subject.name
  return {
    kind: 'decision',
    to: side.email,
    subject: t('order.mail.decision.subject', { subject }),
    ...letter(spokenIn(side.language), {
      paragraphs: [
        t(side.side === 'reporter' ? 'order.mail.decision.reporter' : 'order.mail.decision.author', { subject }),
        asText(statement, spoken),
        t('order.statement.ways'),
      ],
      button: { text: t('order.mail.appeal'), address: addressOf({ ...side, subject, publicUrl }) },
      after: [t('order.mail.secret')],
    }),
  }
}

export function appealMail(
  side: Side & { email: string },
  {
    subject,
    outcome,
    reasons,
    publicUrl,
  }: { subject: string; outcome: 'upheld' | 'reversed'; reasons: string; publicUrl: string },
): Mail {
  const { t } = words[spokenIn(side.language)]
  return {
    kind: 'appeal',
    to: side.email,
    subject: t('order.mail.appealed.subject', { subject }),
    ...letter(spokenIn(side.language), {
      paragraphs: [t(`order.appeal.${outcome}`), reasons, t('order.appeal.court')],
      button: { text: t('order.mail.follow'), address: addressOf({ ...side, subject, publicUrl }) },
    }),
  }
}

export function replyMail(reply: Reply & { secret: string }, publicUrl: string): Mail {
  const { t } = words[spokenIn(reply.language)]
  const subject = reply.subjectName
  return {
    kind: 'reply',
    to: reply.email,
    subject: t('order.mail.reply.subject', { subject }),
    ...letter(spokenIn(reply.language), {
      paragraphs: [
        t(
          reply.state === 'asked'
            ? 'order.mail.reply.asked'
            : reply.state === 'published'
              ? 'order.mail.reply.published'
              : 'order.mail.reply.refused',
          { subject },
        ),
        ...(reply.reason ? [reply.reason] : []),
      ],
      button: { text: t('order.mail.follow'), address: addressOf({ ...reply, subject, publicUrl }, 'reponse') },
      after: [t('order.mail.secret')],
    }),
  }
}

const asText = (statement: Statement, spoken: Words) =>
  linesOfStatement(statement, spoken)
    .map(({ name, value }) => `${name}${spoken.language === 'fr' ? '\u00a0' : ''}: ${value}`)
    .join('\n')
