import type { KeptFault, SourceDetails } from '@wiker/harvest'
import { SourceBody } from '../desk/source.tsx'
import { publisherLetter } from '../formatting/faults.ts'
import { words } from '../formatting/words.ts'
import { galleryNow, town } from './data.ts'
import type { State } from './states.tsx'

const fault = (id: number, kind: KeptFault['kind'], details: KeptFault['details']): KeptFault => ({
  id,
  source: 3,
  kind,
  subject: '',
  details,
  since: galleryNow,
  seenAt: galleryNow,
  toldAt: galleryNow,
  settledAt: null,
  endedAt: null,
})

const faults = [
  fault(1, 'moved', { address: 'https://agenda.saint-aubin-des-marais.example/2027/agenda-complet-de-la-mairie.csv' }),
  fault(2, 'column-lost', { column: 'Horaires', to: 'startDate', member: 'agenda.csv' }),
  fault(3, 'silent', { since: '2026-10-02', days: 7 }),
]

const details: SourceDetails = {
  source: {
    id: 3,
    slug: null,
    name: 'Agenda de la mairie',
    url: 'https://saint-aubin-des-marais.example/agenda.csv',
    publisher: 'Mairie de Saint-Aubin-des-Marais',
    licence: 'Licence Ouverte 2.0',
    dataDate: null,
    entity: null,
    towns: [town.code],
    departments: null,
    schedule: 'learnt',
    settings: { publish: 'queue' },
    nextRunAt: galleryNow,
    archivedAt: null,
    reading: null,
    wholeAt: null,
    profile: null,
    learned: null,
  },
  state: 'look',
  faults,
  runs: [],
  rhythm: 7 * 86_400_000,
  shown: 41,
  explanation: null,
}

/** A source with what ails it, and what can be done about it. */
export function sourceStates(): Record<string, State> {
  const { name, url } = details.source
  const about = { name, url, town: town.name, report: 'https://wiker.example/galerie/sources/3' }
  const letter = publisherLetter(about, faults, words.fr, 'fr')
  const access = { user: 'mairie', password: true, key: { place: 'header', name: 'X-API-Key' } } as const
  const shown = { details, towns: [town], letter }
  return {
    'desk-source': {
      title: 'A source that needs a look',
      body: (
        <SourceBody {...shown} mayChange={true} access={access} waiting={4} said={words.fr.t('desk.source.saved')} />
      ),
    },
    'desk-source-seen': {
      title: 'A source, for who may only look',
      body: <SourceBody {...shown} mayChange={false} waiting={0} />,
    },
  }
}
