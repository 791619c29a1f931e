import type { Mail } from '@wiker/platform/mail/mail.ts'
import type { PushMessage } from '@wiker/platform/push/push.ts'
import type { Relay } from '@wiker/town/meeting/talking/conversation.ts'
import type { NotificationItem } from '@wiker/town/meeting/telling/items.ts'
import type { Parcel } from '@wiker/town/meeting/telling/send.ts'
import { words } from '../formatting/words.ts'
import { letter } from '../mails/letter.tsx'
import { type Language, languages, localPath } from '../server/language.ts'
import { notificationInWords } from './notification-words.ts'

const spoken = (language: string): Language => languages.find((one) => one === language) ?? 'fr'
const mostInLetter = 40

/** One letter for all that is due to one person: what is urgent first, each with its page; the press that stops it is in its head too (RFC 8058). */
export function notificationMail({ person, mail, mailSecret }: Parcel, publicUrl: string, today: string): Mail {
  const language = spoken(person.language)
  const { t } = words[language]
  const stop = publicUrl + localPath(language, `/desabonnement/${mailSecret}`)
  const told = mail.slice(0, mostInLetter).map((item) => {
    const { title, facts, path } = notificationInWords(item, words[language], today)
    return [title, facts.join(' · '), publicUrl + localPath(language, path)].filter(Boolean).join('\n')
  })
  const more = mail.length - told.length
  return {
    kind: 'notification',
    to: person.email,
    subject: subjectOf(mail, language, today),
    headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    ...letter(language, {
      paragraphs: [t('meet.mail.hello'), ...told, ...(more > 0 ? [t('meet.mail.more', { count: more })] : [])],
      button: { text: t('meet.mail.button'), address: publicUrl + localPath(language, '/notifications') },
      after: [t('meet.mail.why'), t('meet.mail.stop', { address: stop })],
    }),
  }
}

/** One thing is its own subject; of several, how many. */
function subjectOf(items: NotificationItem[], language: Language, today: string): string {
  const first = notificationInWords(items[0]!, words[language], today).title
  return items.length === 1 ? first : words[language].t('meet.mail.subject', { first, count: items.length - 1 })
}

/** What a telephone shows: each urgent thing by itself, the rest in one message. */
export function pushMessages({ person, push }: Parcel, publicUrl: string, today: string): PushMessage[] {
  const language = spoken(person.language)
  const one = (item: NotificationItem): PushMessage => {
    const { title, facts, path } = notificationInWords(item, words[language], today)
    return { title, body: facts.join(' · '), url: publicUrl + localPath(language, path), tag: `wiker-${item.id}` }
  }
  const calm = push.filter((item) => !item.urgent)
  const urgent = push.filter((item) => item.urgent).map(one)
  if (calm.length <= 1) return [...urgent, ...calm.map(one)]
  const titles = calm.slice(0, 4).map((item) => notificationInWords(item, words[language], today).title)
  return [
    ...urgent,
    {
      title: words[language].t('meet.push.several', { count: calm.length }),
      body: titles.join('\n'),
      url: publicUrl + localPath(language, '/notifications'),
      tag: 'wiker-day',
    },
  ]
}

/** What somebody wrote, to the other side: the words and the page on which to answer, never an address. */
export function relayMail(relay: Relay, to: Relay['to'][number], publicUrl: string): Mail {
  const language = spoken(to.language)
  const { t } = words[language]
  return {
    kind: 'relay',
    to: to.email,
    subject: t(relay.toAsker ? 'meet.relay.answer' : 'meet.relay.subject', { title: relay.title }),
    ...letter(language, {
      paragraphs: [
        t('meet.mail.hello'),
        t(relay.toAsker ? 'meet.relay.answered' : `meet.relay.${relay.kind}`, { title: relay.title }),
        `« ${relay.text} »`,
      ],
      button: { text: t('meet.relay.button'), address: publicUrl + localPath(language, `/messages/${relay.secret}`) },
      after: [t('meet.relay.private')],
    }),
  }
}

/** What became of what somebody put up or said. */
export function verdictMail(
  given: { to: string; language: string; shown: boolean; what: string; reason: string; path: string },
  publicUrl: string,
): Mail {
  const language = spoken(given.language)
  const { t } = words[language]
  return {
    kind: 'verdict',
    to: given.to,
    subject: t(given.shown ? 'meet.verdict.shown' : 'meet.verdict.refused', { what: given.what }),
    ...letter(language, {
      paragraphs: [
        t('meet.mail.hello'),
        t(given.shown ? 'meet.verdict.shownText' : 'meet.verdict.refusedText', { what: given.what }),
        ...(given.reason ? [`« ${given.reason} »`] : []),
      ],
      button: { text: t('meet.verdict.button'), address: publicUrl + localPath(language, given.path) },
      ...(!given.shown && { after: [t('meet.verdict.contest')] }),
    }),
  }
}
