import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { dayIn } from '@wiker/town/days.ts'
import { type ReachInTown, readReach } from '@wiker/town/publishing/reach.ts'
import { readPublication } from '@wiker/town/publishing/read.ts'
import { canBe } from '@wiker/town/publishing/transitions.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { show, wordsFor } from '../pages/show.tsx'
import { signInFirst } from '../people/guard.tsx'
import { draftOf } from '../pictures/draft.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly } from '../server/own-form.ts'
import { takeOffline } from './online.ts'
import { typedOf } from './proposal.ts'
import { formPage } from './propose.tsx'
import { publicationPath } from './publication-path.ts'
import { PublicationView } from './publication-view.tsx'
import type { PublishDeps } from './publish-deps.ts'
import { describeDates, type WhenRead } from './read-when.ts'
import { publicationOf, secretOf } from './secrets.ts'

/** `/proposer/suivi/…`: a proposal by its secret address: what became of it, another text for it, its withdrawal; no account needed. */
export function registerFollow(site: Site, deps: PublishDeps): void {
  site.get('/proposer/suivi/:secret', (c) => opened(c, deps, (one) => followPage(c, deps, one)))
  site.get('/proposer/suivi/:secret/modifier', (c) => opened(c, deps, (one) => changePage(c, deps, one)))
  site.get('/proposer/a-moi/:id', (c) => ownProposal(c, deps))
  site.post('/proposer/suivi/:secret/retirer', ownFormsOnly(deps), (c) =>
    opened(c, deps, async ({ publication, secret }) => {
      await takeOffline(deps, deps.people.db, publication.id, { person: publication.author, capacity: 'proposer' })
      return c.redirect(localPath(c.var.language, `/proposer/suivi/${secret}`), 303)
    }),
  )
}

/** Sent by somebody in their own name, by the form of proposals. */
export const isProposal = ({ page, kind, typed }: Publication): boolean =>
  page === null && (kind === 'event' || kind === 'article') && typed.townHall === undefined

/** Its author who has an account needs no secret to come back to it. */
async function ownProposal(c: SiteContext, deps: PublishDeps) {
  const { person } = c.var
  if (!person) return signInFirst(c)
  const id = Number(/^\d{1,15}$/.exec(c.req.param('id') ?? '')?.[0])
  const publication = Number.isSafeInteger(id) ? await readPublication(deps.people.db, id) : undefined
  if (publication?.author !== person.id || !isProposal(publication)) return c.notFound()
  const secret = await secretOf(deps.people.db, 'follow', publication)
  return c.redirect(localPath(c.var.language, `/proposer/suivi/${secret}`), 303)
}

interface Opened {
  publication: Publication
  town: TownCard
  secret: string
}

/** What the address opens; 404 when it is no secret of ours. Nothing leads away from it, nothing keeps it. */
async function opened(c: SiteContext, deps: PublishDeps, then: (one: Opened) => Promise<Response>) {
  c.header('referrer-policy', 'no-referrer')
  c.header('cache-control', 'private, no-store')
  const secret = c.req.param('secret') ?? ''
  const publication = await publicationOf(deps.people.db, 'follow', secret)
  const [town] = publication ? await getTownsByCode(deps.people.db, [publication.town]) : []
  if (!publication || !town || !isProposal(publication)) return c.notFound()
  c.set('today', dayIn(town.timezone, deps.clock()))
  return then({ publication, town, secret })
}

async function followPage(c: SiteContext, deps: PublishDeps, { publication, town, secret }: Opened) {
  const { db } = deps.people
  const [when, reach] = await Promise.all([whenOf(db, publication, town, c.var.today), readReach(db, publication.id)])
  return show(c, deps, {
    town,
    body: <FollowBody publication={publication} town={town} secret={secret} when={when} reach={reach} />,
    head: { title: wordsFor(c).t('follow.title'), noindex: true, canonical: '/proposer' },
  })
}

function changePage(c: SiteContext, deps: PublishDeps, { publication, town, secret }: Opened) {
  if (!canBe('change', publication.state)) {
    return Promise.resolve(c.redirect(localPath(c.var.language, `/proposer/suivi/${secret}`), 303))
  }
  const typed = { ...typedOf(publication.typed), commune: town.slug, suivi: secret }
  const draft = draftOf(publication.record.image, deps.publicUrl)
  return Promise.resolve(formPage(c, deps, { typed, town, picture: { draft, problems: [] } }))
}

/** The dates of a publication, for those who look at it. */
export async function whenOf(
  db: Database,
  { record }: Pick<Publication, 'record'>,
  town: TownCard,
  today: string,
): Promise<WhenRead | undefined> {
  if (record.type !== 'Event' || !record.startDate) return undefined
  const { startDate, endDate, doorTime, recurrence } = record
  const dates = {
    startDate,
    ...(endDate && { endDate }),
    ...(doorTime && { doorTime }),
    ...(recurrence && { recurrence }),
  }
  return describeDates(db, dates, { town, today })
}

interface Props extends Opened {
  when: WhenRead | undefined
  reach: ReachInTown[]
}

export function FollowBody({ publication, town, secret, when, reach }: Props) {
  const { t, to } = useReader()
  const { state, reason, publishedAt, record } = publication
  const here = `/proposer/suivi/${secret}`
  const said = state === 'waiting' && publishedAt ? 'changed' : state
  return (
    <>
      <div class="page-head">
        <h1>{t('follow.title')}</h1>
        <p>{t('follow.lead')}</p>
      </div>
      <p class={state === 'refused' ? 'notice notice--alert' : 'notice'} role="status">
        {t(`follow.state.${said}`, { town: town.name })}
      </p>
      {reason && (
        <blockquote class="prose">
          <p>{reason}</p>
        </blockquote>
      )}
      {publishedAt && (
        <p>
          <a class="button" href={to(publicationPath(publication, town))}>
            {t('follow.see')}
          </a>
        </p>
      )}
      <PublicationView record={record} town={town} when={when} />
      {reach.length > 0 && (
        <ul class="list list--plain">
          {reach.map(({ name, state: asked }) => (
            <li>{t(`follow.reach.${asked}`, { town: name })}</li>
          ))}
        </ul>
      )}
      <div class="actions">
        {canBe('change', state) && (
          <a class="button button--quiet" href={to(`${here}/modifier`)}>
            {t('follow.change')}
          </a>
        )}
      </div>
      {canBe('withdraw', state) && (
        <details class="fold">
          <summary>{t('follow.withdraw')}</summary>
          <form method="post" action={to(`${here}/retirer`)}>
            <p>{t('follow.withdrawText')}</p>
            <button class="button button--quiet" type="submit">
              {t('follow.withdrawYes')}
            </button>
          </form>
        </details>
      )}
    </>
  )
}
