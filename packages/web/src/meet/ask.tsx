import { addDays } from '@wiker/town/days.ts'
import { giveConsent } from '@wiker/town/meeting/consent.ts'
import { beginConversation } from '@wiker/town/meeting/talking/conversation.ts'
import { withQuery } from '../components/links.ts'
import { wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { subjectOf } from './event-subject.ts'
import { Tick } from './fields.tsx'
import type { MeetDeps } from './meet-deps.ts'
import { relayed } from './relay.ts'
import { showInTown } from './show-in-town.ts'
import { signedIn } from './signed-in.ts'
import { WriteBody } from './write.tsx'

const section = 'agenda|annuaire|patrimoine|infos-pratiques'
/** A question about something without a date is answered within this many days. */
const patience = 60

/** `/{town}/agenda/{event}/question`, and of an organisation: a question to who is behind it, read by them alone. */
export function registerAsk(site: Site, deps: MeetDeps): void {
  site.get(`/:town/:section{${section}}/:record/question`, (c) => askPage(c, deps))
  site.post(`/:town/:section{${section}}/:record/question`, ownFormsOnly(deps), (c) => ask(c, deps))
}

async function askPage(c: SiteContext, deps: MeetDeps, refused?: { problem: string; typed: string; agreed: boolean }) {
  const acting = await signedIn(c, deps, c.var.town.code)
  if (acting instanceof Response) return acting
  const subject = await subjectOf(c, deps)
  if (!subject || !asked(subject.kind)) return c.notFound()
  const { t } = wordsFor(c)
  return showInTown(c, deps, {
    body: (
      <WriteBody
        title={t('meet.ask.title')}
        lead={t('meet.ask.lead', { name: subject.name })}
        back={{ href: subject.path, text: subject.name }}
        action={`${subject.path}/question`}
        problem={refused?.problem}
        typed={refused?.typed}
      >
        <Tick name="agreed" checked={refused?.agreed ?? false} label={t('meet.consent.question')} />
      </WriteBody>
    ),
    head: { title: t('meet.ask.title'), noindex: true },
    ...(refused && { status: 422 as const }),
  })
}

const asked = (kind: string) => kind === 'event' || kind === 'organization'

async function ask(c: SiteContext, deps: MeetDeps) {
  const acting = await signedIn(c, deps, c.var.town.code)
  if (acting instanceof Response) return acting
  const subject = await subjectOf(c, deps)
  if (!subject || !asked(subject.kind)) return c.notFound()
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { t } = wordsFor(c)
  const text = field('text').trim()
  const agreed = field('agreed') !== ''
  const refuse = (problem: string) => askPage(c, deps, { problem, typed: text, agreed })
  if (text === '') return refuse(t('meet.write.empty'))
  const person = acting.person.id
  if (agreed) await giveConsent(deps.people.db, { person, what: 'question', subject: subject.id, at: deps.clock() })
  const sent = await beginConversation(
    deps.people.db,
    {
      kind: 'question',
      town: c.var.town.code,
      thing: subject.id,
      subject: null,
      title: subject.name,
      asker: person,
      owner: null,
      mayPublish: agreed,
      endsOn: addDays(subject.lastDay && subject.lastDay > c.var.today ? subject.lastDay : c.var.today, patience),
      text,
    },
    relayed(deps),
    deps.clock(),
  )
  if (!sent.ok) return refuse(t(`meet.write.${sent.reason}`))
  return c.redirect(localPath(c.var.language, withQuery(`/messages/${sent.secret}`, { fait: 'parti' })), 303)
}
