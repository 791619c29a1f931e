import type {
  Conflict,
  DoubtfulPair,
  FieldExplanation,
  ReviewedRecord,
  ShownThing,
  ThingExplanation,
} from '@wiker/harvest'
import type { CanonicalRecord } from '@wiker/model'
import { ConflictsBody } from '../desk/conflicts.tsx'
import { DoublesBody } from '../desk/doubles.tsx'
import { QueueBody } from '../desk/queue.tsx'
import { ThingBody } from '../desk/thing-body.tsx'
import { galleryNow, town } from './data.ts'
import type { State } from './states.tsx'

const told = {
  type: 'Event',
  id: 'urn:wiker:event:00000000000000000001',
  name: 'Fest-noz de la Saint-Aubin',
  startDate: '2026-12-05T20:30:00+01:00',
  endDate: null,
  eventStatus: 'scheduled',
  location: { name: 'Salle des Roseaux', streetAddress: '3 rue du Port', addressLocality: 'Saint-Aubin-des-Marais' },
  organizer: { name: 'Comité des fêtes' },
  price: 7,
  telephone: '+33 2 40 00 01 02',
  description: 'Avec les sonneurs du marais. Buvette et galettes.\nVestiaire gratuit.',
} satisfies CanonicalRecord

export const thing = (changes: Partial<ShownThing> = {}): ShownThing => ({
  id: told.id,
  kind: 'event',
  town: town.code,
  name: told.name,
  category: 'fest-noz',
  record: told,
  sources: ['Agenda de la mairie'],
  ...changes,
})

export const other = thing({
  id: 'urn:wiker:event:00000000000000000002',
  name: 'FEST NOZ DE LA ST AUBIN',
  record: { ...told, name: 'FEST NOZ DE LA ST AUBIN', startDate: '2026-12-05T21:00:00+01:00' },
  sources: ['OpenAgenda Pays de Brière', 'Calendrier des associations'],
})

export const conflict: Conflict = {
  id: 1,
  edit: 1,
  thing: told.id,
  kind: 'event',
  name: told.name,
  path: 'startDate',
  mine: '2026-12-05T20:30:00+01:00',
  base: '2026-12-05T20:00:00+01:00',
  theirs: '2026-12-05T21:00:00+01:00',
  role: 'animator',
  who: 'marie@example.org',
  editedAt: galleryNow,
  openedAt: galleryNow,
}

export const pair: DoubtfulPair = {
  kind: 'event',
  a: { thing: told.id, record: told.id, name: told.name },
  b: { thing: other.id, record: other.id, name: other.name },
  score: 0.62,
  reasons: [
    { key: 'title-nearly', values: { a: told.name, b: other.name }, weight: 3.1 },
    { key: 'same-hall', values: {}, weight: 1.8 },
    { key: 'hour-differs-by', values: { a: '20:30', b: '21:00', minutes: 30 }, weight: -1.2 },
    { key: 'different-organiser', values: { a: 'comité des fêtes', b: 'bagad' }, weight: -0.9 },
  ],
}

export const waiting = (key: number, name: string): ReviewedRecord => ({
  key,
  source: { id: 3, name: 'Agenda des associations' },
  kind: 'event',
  name,
  record: { ...told, name },
  firstSeen: galleryNow,
  reviewedBy: null,
  reviewedAt: null,
})

const voice: ThingExplanation['voices'][number] = {
  record: told.id,
  source: { id: 3, name: 'Agenda de la mairie', licence: 'Licence Ouverte 2.0' },
  typedBy: null,
  standing: 'own',
  date: '2026-11-20',
  lastChanged: galleryNow,
}
const second = {
  ...voice,
  record: other.id,
  source: { ...voice.source!, id: 4, name: 'OpenAgenda' },
  standing: 'aggregator' as const,
}

const edit = { id: 1, path: 'startDate', value: told.startDate, base: conflict.base, role: 'animator' as const }

const fields: FieldExplanation[] = Object.entries(told)
  .filter(([field]) => !['type', 'id', 'endDate'].includes(field))
  .map(([field, shown]) => ({
    field,
    shown,
    rule: field === 'startDate' ? 'edited' : field === 'name' ? 'standing' : 'only',
    from: voice,
    edits:
      field === 'startDate'
        ? [
            {
              ...edit,
              who: 'marie@example.org',
              note: 'vu sur l’affiche',
              at: galleryNow,
              under: conflict.theirs,
              contested: true,
            },
          ]
        : [],
    others: field === 'name' ? [{ value: other.name, voice: second }] : [],
  }))

const explanation: ThingExplanation = {
  id: told.id,
  kind: 'event',
  town: town.code,
  name: told.name,
  voices: [voice, second],
  fields,
  noted: [{ path: 'price', value: 5, by: 'marie@example.org', at: galleryNow }],
  aliases: [],
}

const typed = { value: 'quarante', day: '', time: '', note: '' }

/** What those who look after a town see: with something to do, and with nothing. */
export function deskStates(): Record<string, State> {
  const queue = { town, sources: [{ source: 3, name: 'Agenda des associations', count: 2 }] }
  const asked = { explanation, thing: thing(), town, page: '/galerie', mayEdit: true, joinable: true }
  const search = { words: 'fest noz', found: [other] }
  return {
    'desk-conflicts': { title: 'Conflicts', body: <ConflictsBody town={town} conflicts={[conflict]} /> },
    'desk-conflicts-none': {
      title: 'Conflicts, none',
      body: <ConflictsBody town={town} conflicts={[]} said="C’est fait." />,
    },
    'desk-doubles': {
      title: 'Possible duplicates',
      body: (
        <DoublesBody
          town={town}
          pairs={[pair]}
          things={new Map([thing(), other].map((one) => [one.id, one]))}
          page={1}
          pages={3}
        />
      ),
    },
    'desk-queue': {
      title: 'Records that wait',
      body: (
        <QueueBody {...queue} state="waiting" records={[waiting(1, 'Loto des écoles'), waiting(2, 'Thé dansant')]} />
      ),
    },
    'desk-queue-refused': {
      title: 'Records that were refused',
      body: (
        <QueueBody
          {...queue}
          state="refused"
          records={[{ ...waiting(1, 'Vente privée'), reviewedBy: 'marie@example.org', reviewedAt: galleryNow }]}
        />
      ),
    },
    'desk-thing': { title: 'Why this information', body: <ThingBody {...asked} search={search} /> },
    'desk-thing-mistake': {
      title: 'Why this information, a correction that cannot be',
      body: (
        <ThingBody
          {...asked}
          search={{ words: undefined, found: undefined }}
          mistake={{ path: 'telephone', sentence: 'Ce numéro de téléphone n’en est pas un.', typed }}
        />
      ),
    },
    'desk-thing-seen': {
      title: 'Why this information, for who may only look',
      body: <ThingBody {...asked} mayEdit={false} joinable={false} />,
    },
  }
}
