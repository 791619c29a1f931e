import { type Reply, townReplies } from '@wiker/town/order/replies.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { DeskHead, deskTown, saidOf } from '../desk/town.tsx'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { decideReplyAs } from './decide-reply.ts'
import { Field } from './form.tsx'

/** `/bureau/{slug}/droits-de-reponse`: answers that people named in an article ask to have beside it, with the day by which they must be shown. */
export function registerDeskReplies(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug/droits-de-reponse', (c) => page(c, deps))
  site.post('/bureau/:slug/droits-de-reponse', ownFormsOnly(deps), (c) => receive(c, deps))
}

async function page(c: SiteContext, deps: DeskPageDeps, wrong?: number) {
  const given = await deskTown(c, deps, 'reply.decide')
  if (given instanceof Response) return given
  const { t } = wordsFor(c)
  const said = saidOf(c, { decide: 'order.replies.decided', deja: 'order.desk.already' })
  const replies = await townReplies(deps.people.db, given.town.code)
  return show(c, deps, {
    body: <RepliesBody town={given.town} replies={replies} now={deps.clock()} said={said && t(said)} wrong={wrong} />,
    head: { title: t('order.replies.title'), noindex: true },
    ...(wrong && { status: 422 as const }),
  })
}

async function receive(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'reply.decide')
  if (given instanceof Response) return given
  const { town, acting } = given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const [what, number] = field('do').split('.')
  const id = Number(number)
  if (!Number.isSafeInteger(id) || (what !== 'publier' && what !== 'refuser')) return c.text('400', 400)
  const reason = field('reason').trim().slice(0, 2000)
  if (what === 'refuser' && reason.length < 10) return page(c, deps, id)
  const done = await decideReplyAs(
    deps,
    town,
    id,
    what === 'publier' ? { accept: true } : { accept: false, reason },
    acting,
  )
  const path = withQuery(`/bureau/${town.slug}/droits-de-reponse`, { fait: done ? 'decide' : 'deja' })
  return c.redirect(localPath(c.var.language, path), 303)
}

interface Props {
  town: TownCard
  replies: Reply[]
  now: Date
  said?: string | undefined
  /** The one that was refused without saying why. */
  wrong?: number | undefined
}

export function RepliesBody({ town, replies, now, said, wrong }: Props) {
  const { t, to, words } = useReader()
  const day = (at: Date) => plainDay(dayIn(at, town.timezone), words)
  return (
    <>
      <DeskHead title={t('order.replies.title')} lead={t('order.replies.lead')} said={said} />
      {replies.length === 0 && (
        <Empty>
          <p>{t('order.replies.none')}</p>
        </Empty>
      )}
      <ul class="list">
        {replies.map((reply) => (
          <li>
            <h2 class="list__name">
              <a href={to(reply.page)}>{reply.subjectName}</a>
            </h2>
            <p class="line__facts">
              <span>{reply.name}</span>
              {reply.state === 'asked' ? (
                <strong>
                  {t(reply.dueAt < now ? 'order.replies.late' : 'order.replies.due', { date: day(reply.dueAt) })}
                </strong>
              ) : (
                <span>{t(`order.reply.${reply.state}`, { date: day(reply.decidedAt!) })}</span>
              )}
            </p>
            <p class="letter">{reply.text}</p>
            {reply.reason && <p class="list__facts">{reply.reason}</p>}
            {reply.state === 'asked' && (
              <form class="report" method="post" action={to(`/bureau/${town.slug}/droits-de-reponse`)}>
                <Field
                  name={`reason-${reply.id}`}
                  field="reason"
                  label={t('order.replies.reason')}
                  max={2000}
                  rows={2}
                  wrong={wrong === reply.id ? t('order.wrong.reason') : undefined}
                />
                <p class="actions">
                  <button
                    class="button"
                    type="submit"
                    name="do"
                    value={`publier.${reply.id}`}
                    aria-label={t('order.replies.acceptNamed', { name: reply.name })}
                  >
                    {t('order.replies.accept')}
                  </button>
                  <button
                    class="button button--quiet"
                    type="submit"
                    name="do"
                    value={`refuser.${reply.id}`}
                    aria-label={t('order.replies.refuseNamed', { name: reply.name })}
                  >
                    {t('order.replies.refuse')}
                  </button>
                </p>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
