import type { TownCard, TownOutline } from '@wiker/town/types.ts'
import { LanguageMenu } from '../components/language-menu.tsx'
import { SearchBody } from '../pages/search-body.tsx'
import { OfflineBody } from '../reading/offline.tsx'
import { knownLanguages } from '../server/language.ts'
import type { State } from './states.tsx'

/** What reading alone shows: no connection, a word nobody has, more than two languages. */
export function readingStates(inTown: { town: TownCard; outline: TownOutline }): Record<string, State> {
  const nothing = { items: [], total: 0, page: 1, pages: 1, facets: [], sections: [], approximate: false }
  return {
    offline: { title: 'No connection', body: <OfflineBody /> },
    'search-meant': {
      title: 'Search, a word misspelt',
      ...inTown,
      section: 'search',
      body: (
        <SearchBody
          town={inTown.town}
          text="pharmasie"
          section={undefined}
          found={{ ...nothing, text: 'pharmasie' }}
          meant="pharmacie"
        />
      ),
    },
    languages: {
      title: 'Five languages',
      ...inTown,
      body: (
        <>
          <h1>Languages</h1>
          <div class="network-bar">
            <div class="wrap">
              <span>Wiker</span>
              <div class="network-bar__ways">
                <LanguageMenu path="/dev/gallery/languages" query="" spoken={knownLanguages} />
              </div>
            </div>
          </div>
        </>
      ),
    },
  }
}
