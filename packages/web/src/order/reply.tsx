import { askReply, type Reply, readReplyBySecret, replySchema } from '@wiker/town/order/replies.ts'
import { type SubjectRecord, subjectOfPage, subjectRecord } from '@wiker/town/order/subject.ts'
import { createAllowance } from '../api/allowance.ts'
import { Trap } from '../components/forms.tsx'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Deps, Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, ownPath, readForm, senderOf } from '../server/own-form.ts'
import { secretPage } from './follow.tsx'
import { Field, Tick, type Typed, typedOf, type Wrong, WrongList, wrongOf } from './form.tsx'
import { replyMail } from './mails.tsx'

const fields = ['page', 'name', 'email', 'text', 'named'] as const
type Name = (typeof fields)[number]
type PeopleDeps = Deps & Required<Pick<Deps, 'people'>>

/** `/droit-de-reponse?page=…`: somebody named in an article asks for an answer beside it; `/reponse/{secret}`: what became of it. */
export function registerReply(site: Site, deps: PeopleDeps): void {
  const allowance = createAllowance({ most: 3, minutes: 10, mostInAll: 100 })
  site.get('/droit-de-reponse', (c) => form(c, deps, { page: ownPath(asked(c, 'page')) }))
  site.post('/droit-de-reponse', ownFormsOnly(deps), (c) => receive(c, deps, allowance))
  site.get('/reponse/:secret', (c) => followPage(c, deps))
}

async function form(c: SiteContext, deps: PeopleDeps, typed: Typed<Name>, wrong?: Wrong<Name>) {
  const subject = await recordOf(deps, typed.page ?? '/')
  if (!subject) return c.notFound()
  return show(c, deps, {
    body: <ReplyBody subject={subject} typed={typed} wrong={wrong ?? {}} />,
    head: { title: wordsFor(c).t('order.reply.title'), noindex: true, canonical: '/droit-de-reponse' },
    ...(wrong && { status: 422 as const }),
  })
}

async function recordOf({ people: { db } }: PeopleDeps, page: string): Promise<SubjectRecord | undefined> {
  const { id } = await subjectOfPage(db, page)
  const record = id === null ? undefined : await subjectRecord(db, id)
  return record?.withdrawn || record?.example ? undefined : record
}

async function receive(c: SiteContext, deps: PeopleDeps, allowance: ReturnType<typeof createAllowance>) {
  const field = await readForm(c)
  if (field instanceof Response) return field
  const typed = { ...typedOf(field, fields), page: ownPath(field('page')) }
  const words = wordsFor(c)
  const subject = await recordOf(deps, typed.page)
  if (!subject) return c.notFound()
  if (field('website') !== '') return c.redirect(localPath(c.var.language, typed.page), 303)
  const given = replySchema.safeParse({ ...typed, named: typed.named !== '' })
  if (!given.success) {
    const refused = [...new Set(given.error.issues.map((issue) => String(issue.path[0])))]
    return form(c, deps, typed, wrongOf(refused, words))
  }
  if (!allowance.take(senderOf(c), performance.now())) return form(c, deps, typed, { text: words.t('report.late') })
  const { language } = c.var
  const secret = await deps.people.db.transaction().execute(async (trx) => {
    const kept = await askReply(trx, subject, given.data, { language, now: deps.clock() })
    const reply = await readReplyBySecret(trx, kept.secret)
    if (reply) await deps.post?.send(trx, replyMail({ ...reply, secret: kept.secret }, deps.publicUrl))
    return kept.secret
  })
  return c.redirect(localPath(language, `/reponse/${secret}`), 303)
}

export function ReplyBody({
  subject,
  typed,
  wrong,
}: {
  subject: { name: string; page: string }
  typed: Typed<Name>
  wrong: Wrong<Name>
}) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('order.reply.title')}</h1>
        <p>{t('order.reply.lead')}</p>
      </div>
      <WrongList wrong={wrong} />
      <form class="report" method="post" action={to('/droit-de-reponse')}>
        <p>
          {t('report.about')} <a href={to(subject.page)}>{subject.name}</a>
        </p>
        <input type="hidden" name="page" value={subject.page} />
        <Field
          name="name"
          label={t('order.reply.name')}
          max={200}
          required
          autocomplete="name"
          value={typed.name}
          wrong={wrong.name}
        />
        <Field
          name="email"
          type="email"
          label={t('order.reply.email')}
          hint={t('order.reply.emailHint')}
          max={254}
          required
          autocomplete="email"
          value={typed.email}
          wrong={wrong.email}
        />
        <Field
          name="text"
          label={t('order.reply.text')}
          hint={t('order.reply.textHint')}
          rows={8}
          max={4000}
          required
          value={typed.text}
          wrong={wrong.text}
        />
        <Tick name="named" checked={!!typed.named} wrong={wrong.named}>
          {t('order.reply.named')}
        </Tick>
        <Trap />
        <button class="button" type="submit">
          {t('order.reply.send')}
        </button>
      </form>
    </>
  )
}

async function followPage(c: SiteContext, deps: PeopleDeps) {
  secretPage(c)
  const reply = await readReplyBySecret(deps.people.db, c.req.param('secret') ?? '')
  if (!reply) return c.notFound()
  return show(c, deps, {
    body: <ReplySeenBody reply={reply} />,
    head: { title: wordsFor(c).t('order.reply.title'), noindex: true, canonical: '/droit-de-reponse' },
  })
}

export function ReplySeenBody({ reply }: { reply: Reply }) {
  const { t, to, words } = useReader()
  const day = (at: Date) => plainDay(dayIn(at, networkTimezone), words)
  return (
    <>
      <div class="page-head">
        <h1>{t('order.reply.title')}</h1>
        <p role="status">
          {t(`order.reply.${reply.state}`, { date: day(reply.state === 'asked' ? reply.dueAt : reply.decidedAt!) })}
        </p>
      </div>
      {reply.reason && <p class="letter">{reply.reason}</p>}
      <Block id="reponse" title={t('order.reply.yours')}>
        <p>
          <a href={to(withQuery(reply.page, {}))}>{reply.subjectName}</a>
        </p>
        <p class="letter">{reply.text}</p>
      </Block>
    </>
  )
}
