import { expand } from '@wiker/model/recurrence/expand.ts'
import type { ItemLine } from '@wiker/town/doors/read.ts'
import type { DoorDraft, DoorItem, DraftFields } from '@wiker/town/doors/types.ts'
import { BringBody } from '../doors/bring-body.tsx'
import { DraftBody } from '../doors/draft-body.tsx'
import { emptyFields } from '../doors/fields.ts'
import { type DraftLine, ItemBody } from '../doors/item-body.tsx'
import { MailboxBody } from '../doors/mailbox-body.tsx'
import { typedOf } from '../doors/typed.ts'
import type { WhenRead } from '../publish/read-when.ts'
import { galleryDay, galleryNow, town } from './data.ts'
import type { State } from './states.tsx'

const text = 'GRAND LOTO\nde l’amicale laïque\n\nSamedi 28 novembre à 20 h 30\nSalle des Roseaux\n3 € le carton'
const placed = text.split('\n').flatMap((line, row) =>
  line
    .split(' ')
    .filter(Boolean)
    .map((word, column) => ({
      text: word,
      line: row,
      left: 0.12 + column * 0.14,
      top: 0.08 + row * 0.14,
      width: 0.12,
      height: 0.05,
    })),
)
const item: DoorItem = {
  id: 12,
  town: town.code,
  door: 'picture',
  name: 'affiche.jpg',
  file: 'doors/ab/ab',
  contentType: 'image/jpeg',
  text,
  language: 'fr',
  picture: { file: 'doors/ab/ab', width: 800, height: 1100, words: placed },
  state: 'read',
  problem: null,
  person: null,
  sender: null,
  senderName: '',
  known: true,
  writtenOn: null,
  receivedAt: galleryNow,
  readAt: galleryNow,
  closedAt: null,
}
const fields: DraftFields = {
  ...emptyFields,
  name: 'GRAND LOTO',
  dates: { startDate: '2026-11-28T20:30:00+01:00' },
  place: 'Salle des Roseaux',
  price: '3 €',
}
const piece = (said: string) => [{ from: text.indexOf(said), to: text.indexOf(said) + said.length }]
const draft: DoorDraft = {
  item: 12,
  number: 1,
  fields,
  origins: {
    name: piece('GRAND LOTO'),
    dates: [...piece('Samedi 28 novembre'), ...piece('20 h 30')],
    place: piece('Salle des Roseaux'),
    price: piece('3 €'),
  },
  unknown: [],
  state: 'open',
  publication: null,
  decidedAt: null,
}
const when: WhenRead = {
  dates: fields.dates!,
  occurrences: expand(fields.dates!, { from: galleryDay, limit: 6 }),
  more: 0,
  lastDay: null,
  leftOut: [],
  unread: [],
}
const cell = (at: string, value: string) => [{ column: 'Titre', row: 3, value, sheet: 'Saison', cell: at }]
const long = 'Concert de la Sainte-Cécile par les harmonies réunies de Saint-Aubin-des-Marais et la chorale des écoles'
const row = (number: number): DraftLine => ({
  draft: {
    ...draft,
    number,
    fields: {
      ...fields,
      name: number % 4 === 0 ? long : `Randonnée n° ${number}`,
      ...(number % 5 === 0 && { dates: null }),
    },
    origins: { name: cell(`A${number + 1}`, `Randonnée n° ${number}`), dates: cell(`B${number + 1}`, '28/11/2026') },
  },
  when,
  problems: number % 5 === 0 ? { when: 'Dites quand.' } : {},
  similar: [],
})
const lineOf = (changes: Partial<ItemLine>): ItemLine => ({ ...item, open: 1, all: 1, first: 'GRAND LOTO', ...changes })
const sheet: DoorItem = { ...item, door: 'sheet', name: 'saison.xlsx', text: '', picture: null }
const mail: DoorItem = {
  ...item,
  door: 'mail',
  name: 'TR: Loto',
  picture: null,
  sender: 'inconnu@example.org',
  senderName: 'Le bureau',
  known: false,
}
const unread: DoorItem = {
  ...item,
  text: '',
  picture: { ...item.picture!, words: [] },
  problem: { key: 'picture-without-text' },
}
const base = { town, item, draft, open: 1, typed: typedOf(fields, false), when, similar: [] }
const mailbox = {
  town: town.code,
  address: 'agenda@saint-aubin.example',
  host: 'imap.example',
  port: 993,
  secure: true,
  login: 'agenda',
  password: '',
  folder: 'INBOX',
  allowed: ['example.org'],
  answers: true,
  enabled: true,
  validity: 1,
  lastUid: 2,
  readAt: galleryNow,
  problem: { key: 'not-allowed', values: { status: 'LOGIN' } },
}
const typed = { ...mailbox, port: '993', password: '', allowed: 'example.org' }

/** What comes in by any door, in every state. */
export function doorsStates(): Record<string, State> {
  return {
    'doors-empty': { title: 'Doors, nothing brought', body: <BringBody town={town} items={[]} mailbox={undefined} /> },
    'doors-full': {
      title: 'Doors, much brought',
      body: (
        <BringBody
          town={town}
          done="recu"
          mailbox={mailbox}
          items={[
            lineOf({ id: 1, state: 'waiting', first: null, open: 0, all: 0 }),
            lineOf({ id: 2 }),
            lineOf({ id: 3, door: 'sheet', name: 'saison.xlsx', first: long, open: 38, all: 40 }),
            lineOf({ id: 4, first: null, open: 0, all: 0, problem: { key: 'picture-without-text' } }),
            lineOf({ id: 5, door: 'mail', sender: 'inconnu@example.org', senderName: 'Le bureau', known: false }),
          ]}
        />
      ),
    },
    'doors-wrong': {
      title: 'Doors, refused',
      body: (
        <BringBody
          town={town}
          items={[]}
          mailbox={undefined}
          typed={{ texte: 'Loto', adresse: 'pas une adresse' }}
          problems={{ texte: 'Ce texte est trop court pour une annonce.', adresse: 'Cette adresse n’en est pas une.' }}
        />
      ),
    },
    'door-draft': { title: 'Door, a poster read', body: <DraftBody {...base} /> },
    'door-draft-text': {
      title: 'Door, a mail of somebody unknown',
      body: <DraftBody {...base} item={mail} open={3} />,
    },
    'door-draft-unread': {
      title: 'Door, a picture that cannot be read',
      body: (
        <DraftBody
          {...base}
          item={unread}
          draft={{ ...draft, fields: emptyFields, origins: {} }}
          typed={typedOf(emptyFields, false)}
          when={undefined}
          problems={{ name: 'Dites ce que c’est.', when: 'Dites quand.' }}
        />
      ),
    },
    'door-waiting': {
      title: 'Door, being read',
      body: (
        <ItemBody
          town={town}
          item={{ ...item, state: 'waiting', picture: null, text: '' }}
          lines={[]}
          more={0}
          settled={[]}
          done={{ what: undefined, count: 0 }}
        />
      ),
    },
    'door-table': {
      title: 'Door, a table of forty',
      body: (
        <ItemBody
          town={town}
          item={{ ...sheet, problem: { key: 'rows-left-out', values: { count: 2 } } }}
          lines={Array.from({ length: 40 }, (_, index) => row(index + 1))}
          more={12}
          settled={[draft]}
          done={{ what: 'confirme', count: 8 }}
        />
      ),
    },
    'door-mailbox': {
      title: 'Door, the mailbox',
      body: (
        <MailboxBody town={town} mailbox={mailbox} typed={typed} problems={{ host: 'Ce serveur ne répond pas.' }} />
      ),
    },
  }
}
