import { similarThings } from '@wiker/harvest'
import { dayIn } from '@wiker/town/days.ts'
import { readAsked } from '@wiker/town/publishing/reach.ts'
import { countAccepted, countProposals, readDecided, readWaiting, senderOf } from '@wiker/town/publishing/read.ts'
import { acceptedBeforeTrust, readTrusted } from '@wiker/town/publishing/trusted.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { deskTown } from '../desk/town.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { whenOf } from './follow.tsx'
import type { PublishDeps } from './publish-deps.ts'
import { registerQueueActions } from './queue-actions.ts'
import { QueueBody, queueViews } from './queue-body.tsx'
import type { QueueItem } from './queue-item.tsx'

export type QueueDeps = PublishDeps & DeskPageDeps

/** `/bureau/blain/propositions`: what waits for a word, what was set apart, what was decided; and what other towns ask to have shown here. */
export function registerProposals(site: Site, deps: QueueDeps): void {
  site.get('/bureau/:slug/propositions', (c) => queuePage(c, deps))
  registerQueueActions(site, deps)
}

async function queuePage(c: SiteContext, deps: QueueDeps) {
  const given = await deskTown(c, deps, 'publication.review')
  if (given instanceof Response) return given
  const { town } = given
  const { db } = deps.people
  const view = queueViews.find((one) => one === c.req.query('vue')) ?? 'waiting'
  c.set('today', dayIn(town.timezone, deps.clock()))
  const [counts, publications, asked, trusted] = await Promise.all([
    countProposals(db, [town.code]),
    view === 'decided'
      ? readDecided(db, town.code)
      : readWaiting(db, town.code, { state: view === 'apart' ? 'quarantined' : 'waiting' }),
    view === 'waiting' ? readAsked(db, town.code) : [],
    view === 'decided' ? readTrusted(db, town.code) : [],
  ])
  const items = await itemsOf(deps, town, c.var.today, publications)
  const { t } = wordsFor(c)
  return show(c, deps, {
    body: (
      <QueueBody
        town={town}
        view={view}
        count={counts.get(town.code) ?? { waiting: 0, apart: 0, asked: 0 }}
        items={items}
        asked={await askedOf(deps, asked, c.var.today)}
        trusted={trusted}
        said={saidOf(c, t)}
      />
    ),
    head: { title: t('queue.title', { town: town.name }), noindex: true, elements: ['queue-keys'] },
  })
}

async function itemsOf({ people: { db } }: QueueDeps, town: TownCard, today: string, publications: Publication[]) {
  const accepted = await countAccepted(db, town.code, publications)
  const items: QueueItem[] = []
  for (const publication of publications) {
    const when = await whenOf(db, publication, town, today)
    const others = publications.filter((one) => one.id !== publication.id).map((one) => one.record)
    const days = when?.occurrences.map(({ day }) => day) ?? [today]
    const waits = publication.state === 'waiting' || publication.state === 'quarantined'
    const similar = waits
      ? await similarThings(db, publication.record, { town: town.code, days, others, except: [publication.recordId] })
      : []
    const mayTrust = !publication.page && waits && (accepted.get(senderOf(publication)) ?? 0) >= acceptedBeforeTrust
    const waiting = new Map(publications.map((one) => [one.recordId, one.id]))
    const doubles = similar.map((one) => ({
      one,
      waiting: waiting.get(one.id),
      said: publication.typed.same === one.id,
    }))
    items.push({ publication, town, when, doubles, mayTrust })
  }
  return items
}

/** What is shown elsewhere already, each with its own town. */
async function askedOf({ people: { db } }: QueueDeps, asked: Publication[], today: string): Promise<QueueItem[]> {
  const towns = new Map(
    (
      await getTownsByCode(
        db,
        asked.map((one) => one.town),
      )
    ).map((town) => [town.code, town]),
  )
  const items: QueueItem[] = []
  for (const publication of asked) {
    const town = towns.get(publication.town)!
    items.push({ publication, town, when: await whenOf(db, publication, town, today), doubles: [], mayTrust: true })
  }
  return items
}

/** What the last press did, and what can be taken back of it. */
function saidOf(c: SiteContext, t: ReturnType<typeof wordsFor>['t']): { sentence: string; undo?: string } | undefined {
  const did = c.req.query('fait') ?? ''
  const count = Number(c.req.query('n'))
  const id = /^\d{1,15}$/.exec(c.req.query('id') ?? '')?.[0]
  if (!Number.isSafeInteger(count) || count < 0) return undefined
  const sentences = {
    accepte: t('queue.said.accepted', { count }),
    refuse: t('queue.said.refused', { count }),
    montre: t('queue.said.shown', { count }),
    ecarte: t('queue.said.declined', { count }),
    annule: t('queue.said.undone'),
    fie: t('queue.said.trusted'),
    mefie: t('queue.said.distrusted'),
    raison: t('queue.said.reasonMissing'),
    rien: t('queue.said.nothing'),
  }
  const sentence = Object.hasOwn(sentences, did) ? sentences[did as keyof typeof sentences] : undefined
  if (!sentence) return undefined
  const undo = { accepte: 'annuler', refuse: 'annuler', montre: 'redemander', ecarte: 'redemander' }[did]
  return { sentence, ...(undo && id && count === 1 && { undo: `${undo}.${id}` }) }
}
