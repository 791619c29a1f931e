import { type SimilarThing, similarThings } from '@wiker/harvest'
import { type CanonicalRecord, categorize } from '@wiker/model'
import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { dayIn } from '@wiker/town/days.ts'
import { readSameEvening, type SameEvening } from '@wiker/town/publishing/same-evening.ts'
import { pathOf } from '@wiker/town/records/path.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { recordPath } from '../components/links.ts'
import { ReaderContext, useReader } from '../components/reader.ts'
import { longDay } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import { distance } from '../formatting/quantities.ts'
import { asked, readerOf } from '../pages/show.tsx'
import type { Deps, Site } from '../server/deps.ts'
import { nothingTyped, readWhen, type WhenRead } from './read-when.ts'

/** What is announced already that may be the same, and what else takes place on its first evening. */
export async function readAround(
  db: Database,
  record: CanonicalRecord,
  { town, when, today, except = [] }: { town: TownCard; when: WhenRead | undefined; today: string; except?: string[] },
): Promise<{ similar: SimilarThing[]; evening: SameEvening[] }> {
  const days = when ? when.occurrences.map(({ day }) => day) : [today]
  const similar = await similarThings(db, record, { town: town.code, days, except })
  const first = when?.occurrences[0]?.day
  const category = categorize([record.name ?? ''], 'event') ?? null
  const seen = [...except, ...similar.map(({ id }) => id)]
  const evening = first ? await readSameEvening(db, { town, day: first, category, except: seen }) : []
  return { similar, evening }
}

/** `/proposer/pareils?commune=&q=&when=`: the same while one types, as a piece of a page. */
export function registerSimilar(site: Site, deps: Deps, db: Database): void {
  site.get('/proposer/pareils', async (c) => {
    c.header('cache-control', 'private, no-store')
    const town = await getTown(deps.db, asked(c, 'commune') ?? '')
    const name = asked(c, 'q')
    if (!town || !name || name.length < 3) return c.html('')
    const today = dayIn(town.timezone, deps.clock())
    c.set('today', today)
    const when = await readWhen(deps.db, { ...nothingTyped, when: asked(c, 'when') ?? '' }, { town, today })
    if (!when.dates) return c.html('')
    const record = { type: 'Event', id: '', name, ...when.dates, eventStatus: 'scheduled' } as CanonicalRecord
    const { similar, evening } = await readAround(db, record, { town, when, today })
    const html = (
      <ReaderContext.Provider value={readerOf(c, deps)}>
        <div>
          <SimilarList similar={similar} town={town} />
          <SameEveningList evening={evening} />
        </div>
      </ReaderContext.Provider>
    )
    return c.html(html.toString())
  })
}

function SimilarList({ similar, town }: { similar: SimilarThing[]; town: TownCard }) {
  const { t } = useReader()
  if (similar.length === 0) return null
  return (
    <div class="ask">
      <p>{t('similar.already')}</p>
      <ul class="list list--plain">
        {similar.map((one) => (
          <li>
            <SimilarLink one={one} town={town} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** "Is it the same as…?", to be answered before it is sent. */
export function SimilarChoice({
  similar,
  town,
  unanswered,
}: {
  similar: SimilarThing[]
  town: TownCard
  unanswered: boolean
}) {
  const { t } = useReader()
  return (
    <fieldset class="choices ask" id="pareil" tabindex={-1}>
      <legend>{t('similar.question', { count: similar.length })}</legend>
      {unanswered && (
        <p class="field__problem" role="alert">
          {t('similar.unanswered')}
        </p>
      )}
      <ul class="list list--plain">
        {similar.map((one) => (
          <li>
            <SimilarLink one={one} town={town} />
          </li>
        ))}
      </ul>
      {similar.map(({ id, name }) => (
        <label class="choice">
          <input type="radio" name="same" value={id} required />
          <span>{t('similar.complete', { name: readableName(name) })}</span>
        </label>
      ))}
      <label class="choice">
        <input type="radio" name="same" value="other" required />
        <span>{t('similar.other')}</span>
      </label>
      <p class="field__hint">{t('similar.leave')}</p>
    </fieldset>
  )
}

export function SimilarLink({ one: { id, name, day, record }, town }: { one: SimilarThing; town: TownCard }) {
  const { to, words, today } = useReader()
  const section = record.type === 'Event' ? 'agenda' : 'news'
  return (
    <>
      <a href={to(recordPath(town.slug, section, pathOf(id, name)))}>{readableName(name)}</a>
      {day && `, ${longDay(day, words, today)}`}
    </>
  )
}

/** For information: what else there is on that evening, here and around. */
export function SameEveningList({ evening }: { evening: SameEvening[] }) {
  const { t, to, words } = useReader()
  if (evening.length === 0) return null
  return (
    <div class="same-evening">
      <p>{t('similar.evening')}</p>
      <ul class="list list--plain">
        {evening.map(({ name, path, town, distance: far }) => (
          <li>
            <a href={to(recordPath(town.slug, 'agenda', path))}>{readableName(name)}</a>
            {far === null ? '' : ` ${t('similar.elsewhere', { town: town.name, distance: distance(far, words) })}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
