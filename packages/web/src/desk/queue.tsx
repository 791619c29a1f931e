import { countWaiting, type ReviewedRecord, type ReviewState, readReviewed } from '@wiker/harvest'
import { dayIn } from '@wiker/town/days.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, tooLarge } from '../server/own-form.ts'
import type { DeskPageDeps } from './desk-deps.ts'
import { RecordFactsList } from './facts.tsx'
import { momentOf } from './moment.ts'
import { reviewAs } from './review-records.ts'
import { DeskHead, deskTown } from './town.tsx'

/** `/bureau/blain/a-confirmer`: what new records say, and a word for each, for several, or for all of a source. */
export function registerQueue(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug/a-confirmer', (c) => queuePage(c, deps))
  site.post('/bureau/:slug/a-confirmer', ownFormsOnly(deps), (c) => decide(c, deps))
}

const pageLength = 50

const stateOf = (text: string | undefined): ReviewState => (text === 'refusees' ? 'refused' : 'waiting')

async function queuePage(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'record.review')
  if (given instanceof Response) return given
  const { town } = given
  const { db } = deps.people
  const state = stateOf(c.req.query('etat'))
  const [sources, records] = await Promise.all([
    countWaiting(db, town.code),
    readReviewed(db, town.code, { state, limit: pageLength }),
  ])
  const { t } = wordsFor(c)
  const count = Number(c.req.query('n'))
  const sentences = { publie: 'desk.queue.accepted', refuse: 'desk.queue.turnedDown' } as const
  const done = sentences[c.req.query('fait') as keyof typeof sentences]
  const said = done && Number.isInteger(count) ? t(done, { count }) : undefined
  return show(c, deps, {
    body: <QueueBody town={town} state={state} sources={sources} records={records} said={said} />,
    head: { title: t('desk.queue.title', { town: town.name }), noindex: true },
  })
}

/** A button says `publier.12`, `refuser.12`, `tout.3` (a source), or what becomes of the ticked ones. */
async function decide(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'record.review')
  if (given instanceof Response) return given
  const { town, acting } = given
  const refused = tooLarge(c)
  if (refused) return refused
  const form = await c.req.parseBody({ all: true })
  const [what, number] = String(form.do ?? '').split('.')
  const ticked = [form.fiche ?? []].flat().map(Number).filter(Number.isSafeInteger)
  const one = number === undefined ? Number.NaN : Number(number)
  const choice =
    what === 'rien' ? { keys: [] } : what === 'tout' ? { source: one } : { keys: number === undefined ? ticked : [one] }
  if (number !== undefined && !Number.isSafeInteger(one)) return c.text('400', 400)
  const verdict = what === 'refuser' ? 'refuse' : 'accept'
  const count = await reviewAs(deps.people.db, town, choice, verdict, acting, momentOf(deps, town))
  const query = { etat: form.etat === 'refusees' ? 'refusees' : null, fait: what === 'refuser' ? 'refuse' : 'publie' }
  const page = withQuery(`/bureau/${town.slug}/a-confirmer`, { ...query, n: count })
  return c.redirect(localPath(c.var.language, page), 303)
}

interface Props {
  town: TownCard
  state: ReviewState
  sources: { source: number; name: string; count: number }[]
  records: ReviewedRecord[]
  said?: string | undefined
}

export function QueueBody({ town, state, sources, records, said }: Props) {
  const { t, to } = useReader()
  const path = `/bureau/${town.slug}/a-confirmer`
  const waiting = state === 'waiting'
  return (
    <>
      <DeskHead
        title={t('desk.queue.title', { town: town.name })}
        lead={t(waiting ? 'desk.queue.lead' : 'desk.queue.refusedLead')}
        said={said}
      />
      <nav class="tabs" aria-label={t('desk.queue.title', { town: town.name })}>
        <a href={to(path)} aria-current={waiting ? 'page' : undefined}>
          {t('desk.queue.waiting')}
        </a>
        <a href={to(withQuery(path, { etat: 'refusees' }))} aria-current={waiting ? undefined : 'page'}>
          {t('desk.queue.refused')}
        </a>
      </nav>
      {records.length === 0 ? (
        <Empty>
          <p>{t(waiting ? 'desk.queue.none' : 'desk.queue.refusedNone')}</p>
        </Empty>
      ) : (
        <form method="post" action={to(path)}>
          {/* Enter on a box decides nothing. */}
          <button type="submit" name="do" value="rien" hidden />
          {!waiting && <input type="hidden" name="etat" value="refusees" />}
          {waiting && (
            <p class="actions">
              {sources.map(({ source, name, count }) => (
                <button class="button button--quiet" type="submit" name="do" value={`tout.${source}`}>
                  {t('desk.queue.all', { source: name, count })}
                </button>
              ))}
            </p>
          )}
          <ul class="list">
            {records.map((record) => (
              <Waiting record={record} town={town} refusable={waiting} />
            ))}
          </ul>
          {records.length === pageLength && <p>{t('desk.queue.first', { count: pageLength })}</p>}
          <p class="actions actions--kept">
            <button class="button" type="submit" name="do" value="publier">
              {t('desk.queue.chosen')}
            </button>
            {waiting && (
              <button class="button button--quiet" type="submit" name="do" value="refuser">
                {t('desk.queue.chosenRefuse')}
              </button>
            )}
          </p>
        </form>
      )}
    </>
  )
}

interface WaitingProps {
  record: ReviewedRecord
  town: TownCard
  /** False of what was refused already. */
  refusable: boolean
}

function Waiting({ record: { key, name, source, record, reviewedBy, reviewedAt }, town, refusable }: WaitingProps) {
  const { t, to, words } = useReader()
  const readable = readableName(name)
  return (
    <li>
      <label class="choice">
        <input
          type="checkbox"
          name="fiche"
          value={String(key)}
          aria-label={t('desk.queue.choose', { name: readable })}
        />
        <span class="list__name">{readable}</span>
      </label>
      <p class="line__facts">
        <a href={to(`/bureau/sources/${source.id}`)}>{source.name}</a>
        {reviewedBy && reviewedAt && (
          <span>
            {t('desk.queue.refusedBy', { who: reviewedBy, date: plainDay(dayIn(town.timezone, reviewedAt), words) })}
          </span>
        )}
      </p>
      <RecordFactsList record={record} timezone={town.timezone} />
      <p class="actions">
        <button
          class="button button--quiet"
          type="submit"
          name="do"
          value={`publier.${key}`}
          aria-label={t('desk.queue.acceptNamed', { name: readable })}
        >
          {t('desk.queue.accept')}
        </button>
        {refusable && (
          <button
            class="button button--quiet"
            type="submit"
            name="do"
            value={`refuser.${key}`}
            aria-label={t('desk.queue.refuseNamed', { name: readable })}
          >
            {t('desk.queue.refuse')}
          </button>
        )}
      </p>
    </li>
  )
}
