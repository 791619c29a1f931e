import { dayIn } from '@wiker/town/days.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { ReaderContext, useReader } from '../components/reader.ts'
import { asked, readerOf, show, wordsFor } from '../pages/show.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Deps, Site, SiteContext } from '../server/deps.ts'
import { nothingTyped, readWhen, type WhenRead } from './read-when.ts'
import { WhenShown } from './when-shown.tsx'

/** `/proposer/dates?commune=blain&q=…`: what dates in words mean in a town; with `part`, that alone, for the field that shows it. */
export function registerDates(site: Site, deps: Deps): void {
  site.get('/proposer/dates', async (c) => {
    const slug = asked(c, 'commune')
    const town = slug ? await getTown(deps.db, slug) : undefined
    const when = asked(c, 'q') ?? ''
    const place = town ?? networkPlace
    const today = dayIn(place.timezone, deps.clock())
    c.set('today', today)
    const read = when ? await readWhen(deps.db, { ...nothingTyped, when }, { town: place, today }) : undefined
    c.header('cache-control', 'private, no-store')
    if (asked(c, 'part')) return part(c, deps, read, place)
    return show(c, deps, {
      ...(town && { town }),
      body: <DatesBody when={when} slug={slug} read={read} timezone={place.timezone} />,
      head: { title: wordsFor(c).t('when.page.title'), noindex: true, canonical: '/proposer/dates' },
    })
  })
}

function part(c: SiteContext, deps: Deps, read: WhenRead | undefined, { timezone }: TownCard) {
  const html = (
    <ReaderContext.Provider value={readerOf(c, deps)}>
      {read ? <WhenShown read={read} timezone={timezone} /> : <div />}
    </ReaderContext.Provider>
  )
  return c.html(html.toString())
}

/** Nobody has said which town yet: its clock, and no school holidays. */
const networkPlace: TownCard = {
  code: '',
  slug: '',
  name: '',
  country: 'FR',
  postalCodes: [],
  population: null,
  latitude: null,
  longitude: null,
  colour: 'river',
  timezone: networkTimezone,
  schoolZone: null,
}

interface Props {
  when: string
  slug: string | undefined
  read: WhenRead | undefined
  timezone: string
}

export function DatesBody({ when, slug, read, timezone }: Props) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('when.page.title')}</h1>
        <p>{t('when.page.lead')}</p>
      </div>
      <form class="report" method="get" action={to('/proposer/dates')}>
        {slug && <input type="hidden" name="commune" value={slug} />}
        <label class="field">
          <span>{t('when.label')}</span>
          <input type="text" name="q" value={when} maxlength={200} autocomplete="off" />
        </label>
        <button class="button" type="submit">
          {t('when.page.read')}
        </button>
      </form>
      {read && <WhenShown read={read} timezone={timezone} />}
    </>
  )
}
