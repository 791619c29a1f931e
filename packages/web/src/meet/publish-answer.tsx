import { organises, readOrganiser } from '@wiker/town/meeting/organiser.ts'
import { isSecret } from '@wiker/town/meeting/secret.ts'
import { showAnswer } from '@wiker/town/meeting/talking/answers.ts'
import { type Conversation, readConversation } from '@wiker/town/meeting/talking/conversation.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { wordsFor } from '../pages/show.tsx'
import { LongField, type Problems } from '../pages-of/fields.tsx'
import { denied } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import type { Refused } from './conversation.tsx'
import type { MeetDeps } from './meet-deps.ts'
import { signedIn } from './signed-in.ts'

type Page = (c: SiteContext, deps: MeetDeps, refused?: Refused) => Response | Promise<Response>

/** The organiser shows a question with its answer to everybody: signed in, and only when the asker agreed to it. */
export function registerPublishAnswer(site: Site, deps: MeetDeps, page: Page): void {
  site.post('/messages/:secret/publier', ownFormsOnly(deps), (c) => publish(c, deps, page))
}

async function publish(c: SiteContext, deps: MeetDeps, page: Page) {
  const secret = c.req.param('secret')
  const { db } = deps.people
  const conversation = isSecret(secret) ? await readConversation(db, secret) : undefined
  if (conversation?.kind !== 'question' || conversation.asking || !conversation.thing) return c.notFound()
  if (!c.var.person) {
    return c.redirect(localPath(c.var.language, withQuery('/connexion', { page: `/messages/${secret}` })), 303)
  }
  const acting = await signedIn(c, deps, conversation.town)
  if (acting instanceof Response) return acting
  const organiser = await readOrganiser(db, conversation.thing)
  const role = organises(organiser, acting.person.id, c.var.grants ?? [], conversation.town)
  if (!role) return denied(c, deps)
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { t } = wordsFor(c)
  const question = field('question').trim().slice(0, 500)
  const answer = field('answer').trim().slice(0, 1000)
  const problems: Problems = {
    ...(question === '' && { question: t('meet.answers.wrong.question') }),
    ...(answer === '' && { answer: t('meet.answers.wrong.answer') }),
  }
  if (Object.keys(problems).length > 0) return page(c, deps, { problems, typed: { question, answer } })
  const shown = await showAnswer(
    db,
    { conversation: conversation.id, question, answer, by: acting.person.id },
    deps.clock(),
  )
  if (!shown.ok)
    return page(c, deps, { problems: { question: t('meet.answers.notAgreed') }, typed: { question, answer } })
  await noteDeed(db, {
    person: acting.person.id,
    role,
    action: 'meeting.organise',
    town: conversation.town,
    subject: conversation.thing,
    details: { name: conversation.title },
  })
  return c.redirect(localPath(c.var.language, `/messages/${secret}?fait=paru`), 303)
}

/** The question as everybody will read it: the organiser takes out what tells who asked. */
export function AnswerForm({
  conversation,
  path,
  mayPublish,
  problems,
  typed,
}: {
  conversation: Conversation
  path: string
  mayPublish: boolean
  problems: Problems
  typed: Record<string, string>
}) {
  const { t, to } = useReader()
  if (!mayPublish) return <p class="list__facts">{t('meet.answers.notAgreed')}</p>
  const asked = conversation.messages.find((message) => !message.mine)?.text
  const answered = conversation.messages.findLast((message) => message.mine)?.text
  return (
    <Block id="publier" title={t('meet.answers.publish')}>
      <p>{t('meet.answers.publishText')}</p>
      <form class="report" method="post" action={to(`${path}/publier`)}>
        <LongField
          name="question"
          label={t('meet.answers.question')}
          value={typed.question ?? asked}
          rows={3}
          maxlength={500}
          problems={problems}
        />
        <LongField
          name="answer"
          label={t('meet.answers.answer')}
          value={typed.answer ?? answered}
          rows={4}
          maxlength={1000}
          problems={problems}
        />
        <button class="button button--quiet" type="submit">
          {t('meet.answers.send')}
        </button>
      </form>
    </Block>
  )
}
