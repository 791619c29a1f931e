import { atClock } from '@wiker/connector/normalize/zoned.ts'
import { type Event, eventStatusSchema } from '@wiker/model'
import { isDay } from '@wiker/town/days.ts'
import { nextTime } from '@wiker/town/pages/dates/next-year.ts'
import { changeOccurrence, type OccurrenceChange } from '@wiker/town/pages/dates/occurrence.ts'
import { keepDraft } from '@wiker/town/publishing/keep-draft.ts'
import type { Publication, RecordToPublish } from '@wiker/town/publishing/types.ts'
import { withQuery } from '../components/links.ts'
import { changeOnline, type Online, putOnline, takeOffline } from '../publish/online.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { type Fields, ownFormsOnly, readForm } from '../server/own-form.ts'
import type { PagesDeps } from './deps.ts'
import type { OwnPage } from './own-page.ts'
import { actorOf, writingOf } from './write.tsx'

interface Given extends OwnPage {
  publication: Publication
  field: Fields
}

type Said = Record<string, string | number | null>

/** What is done with one text: put online, taken off, copied to another year; its state, and one date of its series. */
export function registerTextActions(site: Site, deps: PagesDeps): void {
  const action = (path: string, act: (given: Given, c: SiteContext) => Promise<{ page?: string; said: Said }>) =>
    site.post(
      `/mon-espace/:page{[0-9]+}/textes/:publication{[0-9]+}${path}`,
      ownFormsOnly(deps),
      async (c: SiteContext) => {
        const given = await writingOf(c, deps)
        if (given instanceof Response) return given
        const { publication } = given
        if (!publication) return await c.notFound()
        const field = await readForm(c)
        if (field instanceof Response) return field
        const { page = `/mon-espace/${given.page.id}/textes/${publication.id}`, said } = await act(
          { ...given, publication, field },
          c,
        )
        return c.redirect(localPath(c.var.language, withQuery(page, said)), 303)
      },
    )
  action('', (given, c) => act(deps, given, c))
  action('/dates', (given) => changeDate(deps, given))
}

async function act(deps: PagesDeps, given: Given, c: SiteContext): Promise<{ page?: string; said: Said }> {
  const { publication, page, field } = given
  const { db } = deps.people
  const by = actorOf(given)
  const [what, status] = field('do').split('.')
  if (what === 'publier') return { said: saidOf(await putOnline(deps, db, publication.id, by), 'publie') }
  if (what === 'retirer') {
    await takeOffline(deps, db, publication.id, by)
    return { page: `/mon-espace/${page.id}`, said: { fait: 'retire' } }
  }
  if (what === 'copier') return copy(deps, given, c)
  const state = eventStatusSchema.safeParse(status)
  if (what !== 'etat' || !state.success || publication.record.type !== 'Event') return { said: {} }
  const record = { ...publication.record, eventStatus: state.data } as unknown as RecordToPublish
  return { said: saidOf(await changeOnline(deps, db, publication.id, by, { record }), 'etat') }
}

/** The same feast another year, as a draft with the day it falls on then. */
async function copy(deps: PagesDeps, given: Given, c: SiteContext): Promise<{ page?: string; said: Said }> {
  const { publication, page, acting } = given
  const next = publication.record.type === 'Event' ? nextTime(publication.record, c.var.today) : undefined
  if (!next) return { said: { non: 'date-invalid' } }
  const {
    when: _w,
    'when-day': _d,
    'when-from': _f,
    'when-to': _t,
    jour: _day,
    heure: _hour,
    ...typed
  } = publication.typed
  const { advertiser: _, ...record } = next.event
  const kept = await deps.people.db.transaction().execute((trx) =>
    keepDraft(
      trx,
      {
        town: page.town,
        kind: 'event',
        record: record as unknown as RecordToPublish,
        page: page.id,
        author: acting.person.id,
        authorName: acting.person.name,
        typed,
        language: c.var.language,
        reach: publication.reach,
      },
      deps.clock(),
    ),
  )
  if (!kept.ok) return { said: { non: kept.reason } }
  return { page: `/mon-espace/${page.id}/textes/${kept.publication.id}`, said: { fait: 'copie', regle: next.rule } }
}

/** One date of a series: cancelled, moved to another day, hour or hall, or as it was. */
async function changeDate(deps: PagesDeps, given: Given): Promise<{ said: Said }> {
  const { publication, field, town } = given
  const { record } = publication
  const id = field('date')
  const change = readChange(field, town.timezone, id)
  if (record.type !== 'Event' || !record.recurrence || !change) return { said: { non: 'date-invalid' } }
  const changed = changeOccurrence(record as Event, id, change) as unknown as RecordToPublish
  const online = await changeOnline(deps, deps.people.db, publication.id, actorOf(given), { record: changed })
  return { said: saidOf(online, 'date') }
}

function readChange(field: Fields, timezone: string, id: string): OccurrenceChange | undefined {
  const of = (name: string) =>
    field(`${name}-${field('champ')}`)
      .replaceAll('\u0000', '')
      .trim()
      .slice(0, 300)
  if (!isDay(id.slice(0, 10))) return undefined
  const what = field('do')
  if (what === 'retablir') return { do: 'restore' }
  const note = of('mot')
  if (what === 'annuler') return { do: 'cancel', note }
  if (what !== 'deplacer' || !isDay(of('jour'))) return undefined
  const clock = /^(\d{2}):(\d{2})/.exec(of('heure'))
  const startDate = clock
    ? atClock(of('jour'), { hour: Number(clock[1]), minute: Number(clock[2]) }, timezone).value
    : of('jour')
  const lieu = of('lieu')
  const moved = Date.parse(startDate) === Date.parse(id) ? undefined : startDate
  if (!moved && !lieu && !note) return undefined
  return { do: 'move', startDate: moved, ...(lieu && { location: { name: lieu } }), note }
}

/** What the page says of it: done, waiting for a word or for its hour, or why not. */
function saidOf(online: Online, done: string): Said {
  if (!online.ok) return { non: online.reason === 'unknown' || online.reason === 'expired' ? 'state' : online.reason }
  const { state } = online.publication
  if (state === 'scheduled') return { fait: 'prevu' }
  return { fait: state === 'published' ? done : 'attend' }
}
