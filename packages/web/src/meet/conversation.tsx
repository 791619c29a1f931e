import { isSecret } from '@wiker/town/meeting/secret.ts'
import {
  type Conversation,
  type ConversationLine,
  closeConversation,
  longestMessage,
  readConversation,
  readConversations,
  say,
} from '@wiker/town/meeting/talking/conversation.ts'
import { createAllowance } from '../api/allowance.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { saidOf } from '../desk/town.tsx'
import { dayIn, longDay } from '../formatting/dates.ts'
import { show, wordsFor } from '../pages/show.tsx'
import { LongField, ProblemList, type Problems } from '../pages-of/fields.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm, senderOf } from '../server/own-form.ts'
import { Said } from './fields.tsx'
import type { MeetDeps } from './meet-deps.ts'
import { AnswerForm, registerPublishAnswer } from './publish-answer.tsx'
import { relayed } from './relay.ts'
import { signedIn } from './signed-in.ts'
import { MeetTabs } from './tabs.tsx'

/** `/messages`: the conversations one is in. `/messages/{secret}`: one of them, for whoever has its address, which a letter brought. */
export function registerConversations(site: Site, deps: MeetDeps): void {
  const allowance = createAllowance({ most: 20, minutes: 10, mostInAll: 300 })
  site.get('/messages', (c) => messagesPage(c, deps))
  site.get('/messages/:secret', (c) => conversationPage(c, deps))
  site.post('/messages/:secret', ownFormsOnly(deps), (c) => answer(c, deps, allowance))
  registerPublishAnswer(site, deps, conversationPage)
}

async function messagesPage(c: SiteContext, deps: MeetDeps) {
  const acting = await signedIn(c, deps, null)
  if (acting instanceof Response) return acting
  return show(c, deps, {
    body: <MessagesBody lines={await readConversations(deps.people.db, acting.person.id)} />,
    head: { title: wordsFor(c).t('meet.messages.title'), noindex: true },
  })
}

const sentences = { parti: 'meet.write.sent', fini: 'meet.conversation.ended', paru: 'meet.answers.shown' } as const

export interface Refused {
  problems: Problems
  typed: Record<string, string>
}

export async function conversationPage(c: SiteContext, deps: MeetDeps, refused?: Refused) {
  const secret = c.req.param('secret')
  c.header('cache-control', 'private, no-store')
  c.header('referrer-policy', 'same-origin')
  const conversation = isSecret(secret) ? await readConversation(deps.people.db, secret) : undefined
  if (!conversation) return c.notFound()
  const { t } = wordsFor(c)
  const said = saidOf(c, sentences)
  return show(c, deps, {
    body: (
      <ConversationBody
        conversation={conversation}
        secret={secret!}
        said={said && t(said)}
        problems={refused?.problems ?? {}}
        typed={refused?.typed ?? {}}
      />
    ),
    head: { title: conversation.title, noindex: true, canonical: '/messages' },
    ...(refused && { status: 422 as const }),
  })
}

async function answer(c: SiteContext, deps: MeetDeps, allowance: ReturnType<typeof createAllowance>) {
  const secret = c.req.param('secret')
  if (!isSecret(secret)) return c.notFound()
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { t } = wordsFor(c)
  const back = (fait: string) => c.redirect(localPath(c.var.language, withQuery(`/messages/${secret}`, { fait })), 303)
  if (field('do') === 'finir') {
    await closeConversation(deps.people.db, secret, deps.clock())
    return back('fini')
  }
  const text = field('text').trim()
  const refuse = (problem: string) => conversationPage(c, deps, { problems: { text: problem }, typed: { text } })
  if (text === '') return refuse(t('meet.write.empty'))
  if (!allowance.take(senderOf(c), performance.now())) return refuse(t('meet.write.too-many'))
  const sent = await say(deps.people.db, secret, text, c.var.person?.id ?? null, relayed(deps), deps.clock())
  return sent.ok ? back('parti') : refuse(t(`meet.write.${sent.reason}`))
}

interface Props {
  conversation: Conversation
  secret: string
  said?: string | undefined
  problems: Problems
  typed: Record<string, string>
}

export function ConversationBody({ conversation, secret, said, problems, typed }: Props) {
  const { t, to, words, today } = useReader()
  const { title, messages, closed, kind, asking, mayPublish, endsOn } = conversation
  const over = closed || endsOn < today
  const path = `/messages/${secret}`
  return (
    <>
      <div class="page-head">
        <h1>{title}</h1>
        <p>{t('meet.conversation.lead')}</p>
      </div>
      <Said>{said}</Said>
      <ol class="talk">
        {messages.map((message) => (
          <li class={message.mine ? 'talk__mine' : 'talk__other'}>
            <p class="list__facts">
              {t(message.mine ? 'meet.conversation.you' : 'meet.conversation.other')},{' '}
              {longDay(dayIn(message.at, networkTimezone), words, today)}
            </p>
            <p class="letter">{message.text}</p>
          </li>
        ))}
      </ol>
      {over ? (
        <Empty>
          <p>{t('meet.conversation.over')}</p>
        </Empty>
      ) : (
        <form class="report" method="post" action={to(path)}>
          <ProblemList problems={problems} />
          <LongField
            name="text"
            label={t('meet.conversation.answer')}
            hint={t('meet.write.hint')}
            value={typed.text}
            rows={5}
            maxlength={longestMessage}
            problems={problems}
          />
          <p class="actions">
            <button class="button" type="submit">
              {t('meet.write.send')}
            </button>
            <button class="button button--quiet" type="submit" name="do" value="finir">
              {t('meet.conversation.end')}
            </button>
          </p>
        </form>
      )}
      {kind === 'question' && !asking && (
        <AnswerForm conversation={conversation} path={path} mayPublish={mayPublish} problems={problems} typed={typed} />
      )}
      <p>
        <a
          class="tall"
          href={to(withQuery('/signaler', { page: withQuery('/messages', { echange: conversation.id }) }))}
          rel="nofollow"
        >
          {t('meet.conversation.report', { number: conversation.id })}
        </a>
      </p>
    </>
  )
}

export function MessagesBody({ lines }: { lines: ConversationLine[] }) {
  const { t, to, words, today } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('meet.messages.title')}</h1>
        <p>{t('meet.messages.lead')}</p>
      </div>
      <MeetTabs />
      {lines.length === 0 && (
        <Empty>
          <p>{t('meet.messages.none')}</p>
        </Empty>
      )}
      {lines.length > 0 && (
        <Block id="conversations" title={t('meet.messages.list')}>
          <ul class="list">
            {lines.map((line) => (
              <li>
                <p class="list__name">
                  <a href={to(`/messages/${line.secret}`)}>{line.title}</a>
                </p>
                <p class="line__facts">
                  <span>{longDay(dayIn(line.lastAt, networkTimezone), words, today)}</span>
                  {line.answered && !line.closed && <span>{t('meet.messages.answered')}</span>}
                  {line.closed && <span>{t('meet.messages.closed')}</span>}
                </p>
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  )
}
