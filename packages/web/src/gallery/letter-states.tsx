import type { SendingCount } from '@wiker/town/letter/issues.ts'
import type { Issue, LetterContent, LetterItem } from '@wiker/town/letter/types.ts'
import type { TownMonth } from '@wiker/town/reach/town-month.ts'
import { ChoicesBody, StopBody } from '../letter/choices.tsx'
import { DeskLetterBody } from '../letter/desk-letter-body.tsx'
import { writeLetter } from '../letter/letter-mail.tsx'
import { PreviewBody } from '../letter/preview-body.tsx'
import { LetterSaid, SubscribeBody } from '../letter/subscribe.tsx'
import { OwnReachBody } from '../reach/own-reach.tsx'
import { TownMonthBody } from '../reach/town-month.tsx'
import { town } from './data.ts'
import type { State } from './states.tsx'

const long = 'Grande kermesse annuelle des écoles publiques et privées réunies, au profit de la coopérative scolaire'
const item = (changes: Partial<LetterItem>): LetterItem => ({
  id: changes.name ?? 'x',
  kind: 'agenda',
  name: 'Loto',
  section: 'agenda',
  path: 'loto-0000000001',
  slug: town.slug,
  day: '2026-11-28',
  endsDay: '2026-11-28',
  startsAt: '2026-11-28T19:30:00Z',
  isCancelled: false,
  place: 'Salle polyvalente',
  text: '',
  by: 'Amicale laïque',
  advertiser: null,
  ...changes,
})
const all: LetterItem[] = [
  item({ name: 'Loto de l’amicale' }),
  item({ name: long, isCancelled: true, endsDay: '2026-11-30' }),
  item({
    name: 'La médiathèque rouvre',
    kind: 'news',
    section: 'news',
    day: '2026-11-24',
    startsAt: null,
    place: null,
    text: 'Mardi à 10 h.',
  }),
  item({
    name: 'Deux brioches pour une',
    kind: 'deals',
    section: 'deals',
    endsDay: '2026-12-05',
    startsAt: null,
    place: null,
    advertiser: {
      name: 'Boulangerie Roux',
      streetAddress: '3 rue du Port',
      postalCode: '44999',
      addressLocality: town.name,
    },
  }),
]
const content: LetterContent & { all: LetterItem[] } = {
  from: '2026-11-27',
  to: '2026-12-06',
  word: '',
  subject: '',
  items: all,
  all,
}
const issue: Issue = {
  id: 1,
  town: town.code,
  week: '2026-W48',
  state: 'draft',
  sendAt: new Date('2026-11-26T17:00:00Z'),
  word: 'Bonne semaine à tous.',
  subject: '',
  arrangement: { out: [long], first: ['La médiathèque rouvre'] },
  content: null,
  editedAt: null,
  beganAt: null,
  finishedAt: null,
  unsubscribed: 0,
}
const count: SendingCount = {
  waiting: 0,
  sent: 4987,
  refused: 6,
  unanswered: 1,
  bounced: 5,
  complaints: 1,
  unsubscribed: 12,
}
const past: Issue[] = (['sent', 'empty', 'skipped', 'late'] as const).map((state, index) => ({
  ...issue,
  id: index + 2,
  state,
  sendAt: new Date(Date.UTC(2026, 10, 19 - 7 * index, 17)),
}))
const none = { now: 0, before: 0 }
const month: TownMonth = {
  month: '2026-10',
  days: { from: '2026-10-01', to: '2026-10-31' },
  before: { from: '2026-09-01', to: '2026-09-30' },
  readings: { now: 4120, before: 2960 },
  published: {
    associations: { now: 31, before: 22 },
    merchants: { now: 9, before: 12 },
    townHall: { now: 14, before: 11 },
    inhabitants: { now: 6, before: 0 },
  },
  associations: { now: 12, before: 9 },
  events: { now: 58, before: 71 },
  reports: { now: 3, before: 1 },
  sources: 24,
  letter: { subscribers: 214, sent: 846, letters: 4 },
  mostRead: [
    { name: long, section: 'agenda', path: 'x-0000000001', readings: 412 },
    { name: 'LA POSTE', section: 'practical', path: 'la-poste-0000000002', readings: 96 },
  ],
}
const subscriber = {
  id: 1,
  town: town.code,
  email: 'marie@example.org',
  language: 'fr',
  kinds: ['agenda', 'news'] as ('agenda' | 'news')[],
  secret: 'x',
}

/** The letter of the week, and how far what is published reaches. */
export function letterStates(): Record<string, State> {
  const desk = {
    town,
    setting: { weekday: 4, hour: 18, isOn: true },
    issue,
    content,
    past,
    counts: new Map([[2, count]]),
    subscribers: 5000,
  }
  return {
    'letter-ask': { title: 'Letter: asking for it', town, body: <SubscribeBody town={town} isOn /> },
    'letter-ask-wrong': {
      title: 'Letter: refused, and not sent at present',
      town,
      body: (
        <SubscribeBody
          town={town}
          isOn={false}
          typed={{ email: 'marie@', kinds: [], language: 'ro' }}
          problems={{
            email: 'Écrivez une adresse électronique complète, comme marie@exemple.fr.',
            agenda: 'Choisissez au moins une chose à lire.',
          }}
        />
      ),
    },
    'letter-sent': {
      title: 'Letter: look at your e-mail',
      town,
      body: <LetterSaid title="letter.sent.title" text="letter.sent.text" />,
    },
    'letter-confirm': {
      title: 'Letter: to confirm',
      town,
      body: <ChoicesBody town={town} subscriber={{ ...subscriber, state: 'asked' }} />,
    },
    'letter-mine': {
      title: 'Letter: choices',
      town,
      body: <ChoicesBody town={town} subscriber={{ ...subscriber, state: 'on' }} said="Vos choix sont enregistrés." />,
    },
    'letter-stopped': {
      title: 'Letter: came back',
      town,
      body: <ChoicesBody town={town} subscriber={{ ...subscriber, state: 'stopped' }} />,
    },
    'letter-stop': { title: 'Letter: stopping', body: <StopBody secret="x" /> },
    'letter-gone': {
      title: 'Letter: a link that is no more',
      body: <LetterSaid title="letter.gone.title" text="letter.gone.text" />,
    },
    'desk-letter': { title: 'Desk: letter of the week', town, body: <DeskLetterBody {...desk} /> },
    'desk-letter-empty': {
      title: 'Desk: nothing to write, skipped',
      town,
      body: (
        <DeskLetterBody
          {...desk}
          issue={{ ...issue, state: 'skipped', word: '' }}
          content={{ ...content, items: [], all: [] }}
          past={[]}
          subscribers={0}
          said="La lettre est enregistrée."
        />
      ),
    },
    'desk-letter-preview': {
      title: 'Desk: the letter as its readers see it',
      town,
      body: (
        <PreviewBody
          town={town}
          language="fr"
          letter={writeLetter({
            content: { ...content, word: 'Bonne semaine.' },
            town,
            language: 'fr',
            secret: 'x',
            publicUrl: 'https://wiker.example',
          })}
        />
      ),
    },
    'town-month': { title: 'Mayor: a month', town, body: <TownMonthBody town={town} month={month} last="2026-11" /> },
    'town-month-empty': {
      title: 'Mayor: a month with nothing',
      town,
      body: (
        <TownMonthBody
          town={town}
          last="2026-11"
          month={{
            ...month,
            readings: none,
            published: { associations: none, merchants: none, townHall: none, inhabitants: none },
            associations: none,
            events: none,
            reports: none,
            sources: 0,
            letter: { subscribers: 0, sent: 0, letters: 0 },
            mostRead: [],
          }}
        />
      ),
    },
    'own-reach': {
      title: 'Page: what was read',
      town,
      body: (
        <OwnReachBody
          page={{ id: 7, name: 'Comité des fêtes' }}
          month={{
            days: month.days,
            before: month.before,
            seen: { now: 412, before: 296 },
            publications: [{ id: 1, kind: 'event', name: long, isNew: true, picture: false, seen: 300, contacts: 0 }],
          }}
        />
      ),
    },
  }
}
