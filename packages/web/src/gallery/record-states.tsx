import type { TownCard, TownOutline } from '@wiker/town/types.ts'
import { DirectoryBody } from '../pages/directory-body.tsx'
import { FiguresBody } from '../pages/figures-body.tsx'
import { MapBody } from '../pages/map-body.tsx'
import { MoneyBody } from '../pages/money-body.tsx'
import { PracticalBody } from '../pages/practical-body.tsx'
import { RecordBody } from '../pages/record-body.tsx'
import { RecordListBody } from '../pages/record-list.tsx'
import { SearchBody } from '../pages/search-body.tsx'
import { lines, record } from './data.ts'
import { everyday, figures } from './everyday.ts'
import { fullHome } from './home.ts'
import { hits, listOf, points, shelves } from './made-up.ts'
import type { State } from './states.tsx'

/** What is not the agenda: lists, records, maps and the search. */
export function recordStates(
  inTown: { town: TownCard; outline: TownOutline },
  around: TownOutline[],
): Record<string, State> {
  const { town, outline } = inTown
  const full = fullHome()
  return {
    directory: {
      title: 'Directory',
      ...inTown,
      section: 'directory',
      body: <DirectoryBody town={town} shelves={shelves()} />,
    },
    'directory-empty': {
      title: 'Directory, none',
      ...inTown,
      section: 'directory',
      body: <DirectoryBody town={town} shelves={[]} />,
    },
    'directory-family': {
      title: 'Directory, one family',
      ...inTown,
      section: 'directory',
      body: <RecordListBody town={town} section="directory" list={listOf(24)} family="sport" />,
    },
    'directory-nothing-found': {
      title: 'Directory, nothing found',
      ...inTown,
      section: 'directory',
      body: <RecordListBody town={town} section="directory" list={listOf(0)} text="patinoire" />,
    },
    news: {
      title: 'News',
      ...inTown,
      section: 'news',
      body: <RecordListBody town={town} section="news" list={{ ...listOf(0), items: full.news, total: 3 }} />,
    },
    record: {
      title: 'Record',
      ...inTown,
      section: 'practical',
      body: (
        <RecordBody
          outline={outline}
          page={{
            state: 'shown',
            town,
            section: 'practical',
            line: full.practical[0]!,
            sameName: [],
            alsoFrom: [],
            near: full.practical.slice(1).map((one) => ({ ...one, distance: 0.3 })),
            events: lines.today,
          }}
        />
      ),
    },
    practical: {
      title: 'Practical',
      ...inTown,
      section: 'practical',
      body: (
        <PracticalBody
          town={town}
          practical={{
            sections: [
              { section: 'administration', lines: full.practical.slice(0, 1), total: 1 },
              { section: 'post', lines: full.practical.slice(1, 2), total: 1 },
              { section: 'waste', lines: full.practical.slice(2), total: 1 },
            ],
            markets: full.markets,
            schoolHolidays: full.nextHolidays.slice(0, 1),
            publicHolidays: full.nextHolidays.slice(1),
            notices: full.notices,
            ...everyday,
            total: 3,
          }}
        />
      ),
    },
    figures: {
      title: 'The town in figures',
      ...inTown,
      section: 'practical',
      body: <FiguresBody town={town} figures={figures} />,
    },
    'figures-bare': {
      title: 'The town in figures, nothing known',
      ...inTown,
      section: 'practical',
      body: <FiguresBody town={town} figures={{ population: null, names: null, decisions: [] }} />,
    },
    map: {
      title: 'Map',
      ...inTown,
      section: 'map',
      body: <MapBody town={town} points={points(60)} outline={outline} around={around} category={undefined} />,
    },
    'map-numbered': {
      title: 'Map, a few places with their numbers',
      ...inTown,
      section: 'map',
      body: <MapBody town={town} points={points(20)} outline={outline} around={around} category={undefined} />,
    },
    'map-many': {
      title: 'Map, more places than can be touched',
      ...inTown,
      section: 'map',
      body: <MapBody town={town} points={points(400)} outline={outline} around={around} category={undefined} />,
    },
    'map-bare': {
      title: 'Map, no place and no outline',
      town,
      section: 'map',
      body: <MapBody town={town} points={[]} outline={undefined} around={[]} category={undefined} />,
    },
    'practical-bare': {
      title: 'Practical, no school holidays known',
      ...inTown,
      section: 'practical',
      body: (
        <PracticalBody
          town={town}
          practical={{
            sections: [],
            markets: [],
            schoolHolidays: [],
            publicHolidays: full.nextHolidays.slice(1),
            notices: [],
            menus: [],
            collections: [],
            stops: [],
            figures: false,
            total: 0,
          }}
        />
      ),
    },
    'search-nothing': {
      title: 'Search, nothing here',
      ...inTown,
      section: 'search',
      body: (
        <SearchBody
          town={town}
          text="piscine"
          section={undefined}
          found={{ ...listOf(0), text: 'piscine', sections: [], approximate: false, items: [] }}
          elsewhere={hits()}
        />
      ),
    },
    search: {
      title: 'Search',
      ...inTown,
      section: 'search',
      body: (
        <SearchBody
          town={town}
          text="lotto"
          section={undefined}
          found={{
            ...listOf(0),
            total: 1,
            text: 'lotto',
            sections: [
              { section: 'agenda', count: 1 },
              { section: 'directory', count: 1 },
            ],
            approximate: true,
            items: hits(),
          }}
        />
      ),
    },
    deals: {
      title: 'Offers',
      ...inTown,
      section: 'deals',
      body: <RecordListBody town={town} section="deals" list={{ ...listOf(0), items: full.deals, total: 1 }} />,
    },
    money: {
      title: 'Grants',
      ...inTown,
      section: 'money',
      body: (
        <MoneyBody
          town={town}
          money={{
            ...listOf(0),
            items: [
              {
                ...record('ASSOCIATION SPORTIVE INTERCOMMUNALE DES MARAIS', { kind: 'subsidy' }),
                year: 2018,
                amount: 18_450.5,
                beneficiary: 'ASSOCIATION SPORTIVE INTERCOMMUNALE DES MARAIS',
              },
              {
                ...record('Achat de partitions', { kind: 'subsidy' }),
                year: 2018,
                amount: null,
                beneficiary: 'Harmonie municipale',
              },
            ],
            total: 2,
            years: [2018, 2017, 2016].map((year) => ({ year, count: 2, amount: 100 })),
            year: 2018,
          }}
        />
      ),
    },
  }
}
