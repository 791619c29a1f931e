import { lodgeAppeal } from '@wiker/town/order/appeals.ts'
import { type Followed, readFollowed } from '@wiker/town/order/follow.ts'
import { createAllowance } from '../api/allowance.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { show, wordsFor } from '../pages/show.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Deps, Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm, senderOf } from '../server/own-form.ts'
import { Field } from './form.tsx'
import { StatementList } from './statement.tsx'

/** `/signalement/{secret}`: the receipt of a report, then its decision; or, to an author, the decision about what they wrote. An appeal starts here. */
export function registerFollow(site: Site, deps: Deps): void {
  const allowance = createAllowance({ most: 5, minutes: 10, mostInAll: 300 })
  site.get('/signalement/:secret', (c) => followPage(c, deps))
  site.post('/signalement/:secret', ownFormsOnly(deps), (c) => appeal(c, deps, allowance))
}

async function followPage(c: SiteContext, deps: Deps, wrong?: string, typed?: string) {
  const followed = await readFollowed(deps.primary ?? deps.db, c.req.param('secret') ?? '')
  secretPage(c)
  if (!followed) return c.notFound()
  return show(c, deps, {
    body: (
      <FollowBody
        followed={followed}
        path={c.var.path}
        now={deps.clock()}
        wrong={wrong}
        typed={typed}
        said={c.req.query('fait') === 'recours'}
      />
    ),
    head: { title: wordsFor(c).t('order.follow.title'), noindex: true, canonical: '/signaler' },
    ...(wrong && { status: 422 as const }),
  })
}

/** Nobody keeps a page of one person, nor learns its address from where they go next. */
export function secretPage(c: SiteContext): void {
  c.header('cache-control', 'private, no-store')
  c.header('referrer-policy', 'same-origin')
}

async function appeal(c: SiteContext, deps: Deps, allowance: ReturnType<typeof createAllowance>) {
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { t } = wordsFor(c)
  const text = field('text').slice(0, 4000)
  if (!allowance.take(senderOf(c), performance.now())) return followPage(c, deps, t('report.late'), text)
  const db = deps.primary ?? deps.db
  const followed = await readFollowed(db, c.req.param('secret') ?? '')
  if (!followed) return c.notFound()
  const lodged = await lodgeAppeal(db, followed.sideId, text, deps.clock())
  if (!lodged.ok && lodged.reason !== 'already')
    return followPage(c, deps, t(`order.appeal.refused.${lodged.reason}`), text)
  return c.redirect(localPath(c.var.language, withQuery(c.var.path, { fait: 'recours' })), 303)
}

interface Props {
  followed: Followed
  path: string
  now: Date
  wrong?: string | undefined
  typed?: string | undefined
  said?: boolean
}

export function FollowBody({ followed, path, now, wrong, typed, said }: Props) {
  const { t, to, words, publicUrl } = useReader()
  const { report, decision, appeal, side } = followed
  const day = (at: Date) => plainDay(dayIn(at, networkTimezone), words)
  return (
    <>
      <div class="page-head">
        <h1>{t(side === 'reporter' ? 'order.follow.title' : 'order.follow.decided')}</h1>
        {report && (
          <p role="status">
            {t(decision ? 'order.follow.answered' : 'order.follow.received', { date: day(report.at) })}
          </p>
        )}
      </div>
      {said && (
        <p class="notice" role="status">
          {t('order.appeal.received')}
        </p>
      )}
      {report && (
        <Block id="signalement" title={t('order.follow.yours')}>
          <p>
            <a href={to(report.page)}>{report.subjectName}</a>
          </p>
          <p class="list__facts">{t(`order.reason.${report.reason}`)}</p>
          <p class="letter">{report.message}</p>
          {report.reason === 'danger' && !decision && (
            <Empty>
              <p>
                <strong>{t('order.report.danger')}</strong>
              </p>
            </Empty>
          )}
          <p class="find__hint">{t(report.contact ? 'order.follow.byMail' : 'order.follow.keep')}</p>
          <p class="letter">{publicUrl + to(path)}</p>
        </Block>
      )}
      {decision && (
        <Block id="decision" title={t('order.follow.decision')}>
          <StatementList statement={decision} />
          <p>{t('order.statement.ways')}</p>
        </Block>
      )}
      {decision && appeal && (
        <Block id="recours" title={t('order.appeal.title')}>
          <p class="letter">{appeal.text}</p>
          <p>
            <strong>
              {t(appeal.outcome ? `order.appeal.${appeal.outcome}` : 'order.appeal.waiting', { date: day(appeal.at) })}
            </strong>
          </p>
          {appeal.reasons && <p class="letter">{appeal.reasons}</p>}
          {appeal.outcome && <p>{t('order.appeal.court')}</p>}
        </Block>
      )}
      {decision && !appeal && decision.appealUntil > now && (
        <Block id="recours" title={t('order.appeal.title')}>
          <form class="report" method="post" action={to(path)}>
            <p>{t('order.appeal.lead', { date: day(decision.appealUntil) })}</p>
            <Field
              name="text"
              label={t('order.appeal.text')}
              rows={5}
              max={4000}
              required
              value={typed}
              wrong={wrong}
            />
            <button class="button" type="submit">
              {t('order.appeal.send')}
            </button>
          </form>
        </Block>
      )}
    </>
  )
}
