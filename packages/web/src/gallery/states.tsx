import { townAlone } from '@wiker/town/towns/scope.ts'
import type { AgendaRange, Dial } from '@wiker/town/types.ts'
import type { Child } from 'hono/jsx'
import type { LayoutProps } from '../components/layout.tsx'
import { AgendaBody } from '../pages/agenda-body.tsx'
import { Failure, NotFound } from '../pages/errors.tsx'
import { EventBody } from '../pages/event-body.tsx'
import { NetworkBanner } from '../pages/network-banner.tsx'
import { NetworkHomeBody } from '../pages/network-home-body.tsx'
import { PlainBody } from '../pages/plain-pages.tsx'
import { SourcesBody } from '../pages/sources-body.tsx'
import { TownBanner } from '../pages/town-home-banner.tsx'
import { TownHomeBody } from '../pages/town-home-body.tsx'
import type { BarePage } from '../print/bare.tsx'
import type { AskedAgenda } from '../reading/asked-agenda.ts'
import { accountStates } from './account-states.tsx'
import { cockpitStates } from './cockpit-states.tsx'
import { credit, galleryDay, line, lines, town } from './data.ts'
import { dayStates } from './day-states.tsx'
import { deskStates } from './desk-states.tsx'
import { doorsStates } from './doors-states.tsx'
import { earningsStates } from './earnings-states.tsx'
import { emptyHome, fullHome } from './home.ts'
import { letterStates } from './letter-states.tsx'
import { agendaOf, barePage, eventOf, manyCategories, seriesPage, week } from './made-up.ts'
import { meetStates } from './meet-states.tsx'
import { orderStates } from './order-states.tsx'
import { inventedOutline } from './outline.ts'
import { pagesStates } from './pages-states.tsx'
import { picturesStates } from './pictures-states.tsx'
import { publishStates } from './publish-states.tsx'
import { readingStates } from './reading-states.tsx'
import { recordStates } from './record-states.tsx'
import { sourceStates } from './source-states.tsx'
import { storyStates } from './story-states.tsx'
import { subscriptionStates } from './subscription-states.tsx'
import { townHallStates } from './townhall-states.tsx'
import { worthStates } from './worth-states.tsx'

export type State = Omit<LayoutProps, 'head' | 'children'> & {
  title: string
  body: Child
  /** A page without the site's frame. */
  bare?: BarePage['kind']
}

const outline = inventedOutline(town.code, town.name, town.slug, town.colour)
const around = [
  inventedOutline('99002', 'Les Roseaux', 'les-roseaux', 'marsh', [-1.86, 47.385]),
  inventedOutline('99003', 'Port-Saint-Clair', 'port-saint-clair', 'brick', [-2.03, 47.33]),
]
/** A town with nothing around, and one with everything. */
const dial: Dial = { scope: townAlone(town), notches: [{ name: 'town', towns: 1 }], intercommunality: null }
const wideDial: Dial = {
  scope: { ...townAlone(town), name: '5', km: 5 },
  notches: (['town', '5', 'interco', '30'] as const).map((name, index) => ({ name, towns: 1 + index * 4 })),
  intercommunality: 'CC Pays de la Brière et des Marais de l’Estuaire',
}
const asked = (choice: Partial<AskedAgenda> = {}): AskedAgenda => ({
  range,
  categories: [],
  traits: [],
  around: undefined,
  ...choice,
})
const range: AgendaRange = { name: 'upcoming', from: galleryDay, to: '2027-02-24' }

/** Every page in the states that matter, on made-up data: looked at by people, and by the accessibility tests. */
export function galleryStates(): Record<string, State> {
  const full = fullHome()
  const bare = emptyHome()
  const long = { ...town, name: 'Saint-Médard-de-Guizières-en-Pays-de-Brière-et-des-Trois-Rivières', colour: 'heather' }
  const agenda = agendaOf({})
  const inTown = { town, outline }
  return {
    network: {
      title: 'Network',
      banner: (
        <NetworkBanner
          value={undefined}
          outlines={[{ ...outline, population: 4812 }]}
          ground={around.map((one) => ({ ...one, population: 9000 }))}
          some={[town, ...full.neighbours]}
          count={1 + full.neighbours.length}
        />
      ),
      body: <NetworkHomeBody towns={[town, ...full.neighbours]} week={week()} />,
    },
    'network-found': {
      title: 'Network, searched',
      banner: (
        <NetworkBanner
          value="st aubin"
          outlines={[]}
          ground={[]}
          some={[]}
          count={1}
          found={[
            { ...town, open: true, department: '44', by: 'near' },
            { ...town, name: 'Saint-Aubin-des-Bois', open: false, department: '44', by: 'near' },
          ]}
        />
      ),
      body: <NetworkHomeBody towns={[town]} week={[]} />,
    },
    home: {
      title: 'Home',
      ...inTown,
      section: 'home',
      banner: <TownBanner home={full} outline={outline} />,
      body: <TownHomeBody home={full} dial={wideDial} />,
    },
    'home-empty': {
      title: 'Home, nothing known',
      town,
      section: 'home',
      banner: <TownBanner home={bare} outline={undefined} />,
      body: <TownHomeBody home={bare} />,
    },
    'home-long': {
      title: 'Home, long name',
      town: long,
      section: 'home',
      banner: <TownBanner home={{ ...full, town: long }} outline={outline} />,
      body: <TownHomeBody home={{ ...full, town: long }} />,
    },
    agenda: {
      title: 'Agenda',
      ...inTown,
      section: 'agenda',
      body: <AgendaBody town={town} dial={dial} asked={asked()} agenda={agenda} neighbours={full.neighbours} />,
    },
    'agenda-one': {
      title: 'Agenda, one event',
      ...inTown,
      section: 'agenda',
      body: (
        <AgendaBody
          town={town}
          dial={dial}
          asked={asked({ range: { ...range, name: 'weekend' } })}
          agenda={agendaOf({
            days: [{ day: '2026-11-28', lines: lines.weekend.slice(0, 1) }],
            lasting: [],
            series: [],
            categories: [],
          })}
          neighbours={[]}
        />
      ),
    },
    'agenda-empty': {
      title: 'Agenda, none',
      ...inTown,
      section: 'agenda',
      body: (
        <AgendaBody
          town={town}
          dial={dial}
          asked={asked({ range: { ...range, name: 'week' } })}
          agenda={agendaOf({ days: [], lasting: [], series: [], categories: [], total: 0 })}
          markets={full.markets.slice(0, 1)}
          neighbours={full.neighbours}
        />
      ),
    },
    'agenda-many': {
      title: 'Agenda, 40 categories and long names',
      town: { ...town, colour: 'ochre' },
      outline,
      section: 'agenda',
      body: (
        <AgendaBody
          town={town}
          dial={wideDial}
          asked={asked({ categories: ['concert', 'theatre'], traits: ['free', 'children'] })}
          agenda={agendaOf({
            categories: manyCategories,
            traits: [
              { trait: 'free', count: 12 },
              { trait: 'children', count: 7 },
              { trait: 'outdoors', count: 3 },
              { trait: 'mi', count: 2 },
            ],
            tonight: 2,
            pages: 9,
            page: 4,
            days: [
              {
                day: '2026-11-28',
                lines: manyCategories.map(({ category }, index) =>
                  line(
                    index % 3 === 0
                      ? 'Représentation théâtrale intergénérationnelle « Les extraordinaires aventures de la coopérative laitière » suivie d’un échange'
                      : `Annonce du genre ${category}`,
                    {
                      day: '2026-11-28',
                      category,
                      placeName: index % 2 ? 'Espace socioculturel intercommunal de la Vallée-des-Moulins-à-Eau' : null,
                      startsAt: index % 4 ? '2026-11-28T14:05:00+01:00' : null,
                    },
                  ),
                ),
              },
            ],
          })}
          neighbours={[]}
        />
      ),
    },
    event: { title: 'Event', ...inTown, section: 'agenda', body: <EventBody page={eventOf({})} outline={outline} /> },
    'event-series': {
      title: 'Event, series with a cancelled date',
      ...inTown,
      section: 'agenda',
      body: <EventBody page={seriesPage()} outline={outline} />,
    },
    'event-cancelled': {
      title: 'Event, cancelled',
      ...inTown,
      section: 'agenda',
      body: (
        <EventBody
          page={eventOf({
            days: eventOf({})
              .days.slice(0, 1)
              .map((day) => ({ ...day, status: 'cancelled' })),
          })}
          outline={outline}
        />
      ),
    },
    'event-bare': {
      title: 'Event, little known',
      ...inTown,
      section: 'agenda',
      body: <EventBody page={barePage()} outline={undefined} />,
    },
    sources: {
      title: 'Sources',
      ...inTown,
      body: (
        <SourcesBody
          town={town}
          sources={[
            { path: 'equipements', credit, count: 214, refused: 3, unplaced: 0 },
            {
              credit: { ...credit, url: null, licenceUrl: null, licence: null, dataDate: '2018' },
              count: 1,
              refused: 0,
              path: 'marches',
              unplaced: 12,
            },
          ]}
        />
      ),
    },
    about: { title: 'About', body: <PlainBody name="about" /> },
    'not-found': { title: 'Not found', ...inTown, body: <NotFound town={town} /> },
    failure: { title: 'Outage', ...inTown, body: <Failure /> },
    ...accountStates(),
    ...pagesStates(),
    ...publishStates(),
    ...picturesStates(),
    ...readingStates(inTown),
    ...recordStates(inTown, around),
    ...doorsStates(),
    ...dayStates,
    ...deskStates(),
    ...orderStates(),
    ...storyStates(),
    ...letterStates(),
    ...worthStates(),
    ...cockpitStates(),
    ...subscriptionStates(),
    ...earningsStates(),
    ...townHallStates(),
    ...meetStates(inTown),
    ...sourceStates(),
  }
}
