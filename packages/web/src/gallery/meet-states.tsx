import type { RemarkLine } from '@wiker/town/meeting/remarks/remark.ts'
import { usualChoice } from '@wiker/town/meeting/telling/choices.ts'
import type { NotificationItem } from '@wiker/town/meeting/telling/items.ts'
import { ChoicesBody } from '../meet/choices.tsx'
import { ConversationBody, MessagesBody } from '../meet/conversation.tsx'
import type { Meeting } from '../meet/event-meeting.tsx'
import { ConfirmFollowBody } from '../meet/follow.tsx'
import { FollowsBody } from '../meet/follows.tsx'
import { GoingBody } from '../meet/going.tsx'
import { NotificationsBody } from '../meet/notifications.tsx'
import { OrganiseBody } from '../meet/organise.tsx'
import { RemarkFormBody } from '../meet/remarks.tsx'
import { RideFields } from '../meet/ride-form.tsx'
import { RidesBody } from '../meet/rides.tsx'
import { UnsubscribeBody } from '../meet/unsubscribe.tsx'
import { WriteBody } from '../meet/write.tsx'
import { EventBody } from '../pages/event-body.tsx'
import { town } from './data.ts'
import { eventOf, seriesPage } from './made-up.ts'
import { neighbourStates } from './neighbour-states.tsx'
import type { State } from './states.tsx'

const place = { slug: town.slug, name: town.name }
const at = new Date('2026-11-23T17:00:00Z')
const long =
  'Représentation théâtrale intergénérationnelle « Les extraordinaires aventures de la coopérative laitière » suivie d’un échange'

const thing = (
  name: string,
  changes: Partial<NonNullable<NotificationItem['thing']>> = {},
): NonNullable<NotificationItem['thing']> => ({
  name,
  section: 'agenda',
  path: 'annonce-0000000001',
  there: true,
  day: '2026-11-28',
  startsAt: '2026-11-28T20:30:00+01:00',
  status: 'scheduled',
  placeName: 'Salle des Roseaux',
  ...changes,
})

const item = (kind: NotificationItem['kind'], changes: Partial<NotificationItem> = {}): NotificationItem => ({
  id: 1,
  kind,
  urgent: false,
  details: {},
  at,
  read: true,
  town: { ...place, timezone: town.timezone },
  ...changes,
})

const items = [
  item('changed', { read: false, urgent: true, thing: thing('Loto de l’amicale laïque', { status: 'cancelled' }) }),
  item('answer', { read: false, details: { title: 'covoiturage pour Fest-noz de la Saint-Aubin', path: '/messages' } }),
  item('alert', {
    thing: thing('Coupure d’eau rue du Port', { section: 'news', day: null, startsAt: null, placeName: null }),
  }),
  item('new', { thing: thing(long) }),
  item('changed', { details: { what: 'withdrawn' } }),
]

const remark = (id: number, changes: Partial<RemarkLine> = {}): RemarkLine => ({
  id,
  name: 'Marie',
  text: 'Des bénévoles qui prennent le temps.',
  at,
  mine: false,
  state: 'shown',
  ...changes,
})

const meeting: Meeting = {
  going: 42,
  rides: { offers: 2, requests: 1 },
  answers: [{ id: 1, question: 'Un enfant de six ans peut-il venir ?', answer: 'Oui, avec un adulte.', at }],
  comments: [remark(1), remark(2, { mine: true, state: 'waiting', text: 'Très bonne soirée l’an passé.' })],
  commentsOpen: true,
  commentsOpened: true,
  own: [{ day: '2026-11-28', people: 3, name: '', named: false, remind: true }],
  organiser: true,
}

const path = `/${town.slug}/agenda/annonce-0000000001`

/** Following, coming, helping each other: every page in the states that matter. */
export function meetStates(inTown: Pick<State, 'town' | 'outline'>): Record<string, State> {
  const inAgenda = { ...inTown, section: 'agenda' as const }
  const event = eventOf({})
  const series = seriesPage()
  return {
    'meet-event': {
      title: 'Event on which people meet',
      ...inAgenda,
      body: <EventBody page={event} outline={inTown.outline} meeting={meeting} />,
    },
    'meet-follows': {
      title: 'What one follows',
      body: (
        <FollowsBody
          said="C’est noté."
          calendar="https://wiker.example/suivis/AAAAAAAAAAAAAAAAAAAAAA.ics"
          follows={[
            { id: 1, kind: 'town', name: town.name, told: true, town: place, there: true },
            { id: 2, kind: 'category', name: 'loto', told: false, town: place, there: true },
            { id: 3, kind: 'event', name: long, told: true, town: place, there: false },
          ]}
        />
      ),
    },
    'meet-follows-none': {
      title: 'What one follows, nothing',
      body: <FollowsBody follows={[]} calendar={undefined} />,
    },
    'meet-follow-confirm': {
      title: 'Follow, on another device',
      body: <ConfirmFollowBody target={{ kind: 'town', town: town.code, subject: '' }} page="/" town={town.name} />,
    },
    'meet-notifications': { title: 'Notifications', body: <NotificationsBody items={items} /> },
    'meet-notifications-none': { title: 'Notifications, none', body: <NotificationsBody items={[]} /> },
    'meet-choices': {
      title: 'How to be told',
      body: (
        <ChoicesBody
          choice={usualChoice}
          devices={1}
          said="Vos réglages sont enregistrés."
          consents={[
            { what: 'mail', version: '2026-11', givenAt: at, withdrawnAt: null },
            { what: 'push', version: '2026-11', givenAt: at, withdrawnAt: at },
          ]}
        />
      ),
    },
    'meet-stop': { title: 'Stop the mails', body: <UnsubscribeBody done={false} /> },
    'meet-stopped': { title: 'Stop the mails, done', body: <UnsubscribeBody done /> },
    'meet-going': {
      title: 'I am coming',
      ...inAgenda,
      body: <GoingBody page={series} path={path} own={[]} problems={{}} />,
    },
    'meet-going-wrong': {
      title: 'I am coming, refused',
      ...inAgenda,
      body: (
        <GoingBody
          page={event}
          path={path}
          own={meeting.own}
          problems={{ people: 'Écrivez un nombre de 1 à 30.' }}
          typed={{ people: 'beaucoup', name: 'Marie' }}
        />
      ),
    },
    'meet-organise': {
      title: 'Who is coming',
      ...inAgenda,
      body: (
        <OrganiseBody
          page={event}
          path={path}
          days={[
            { day: '2026-11-20', people: 31, households: 12, named: [], over: true },
            { day: '2026-11-28', people: 5, households: 2, named: [{ name: 'Marie', people: 3 }], over: false },
          ]}
          countShown={false}
          comments={false}
          answers={meeting.answers}
        />
      ),
    },
    'meet-organise-none': {
      title: 'Who is coming, nobody',
      ...inAgenda,
      body: <OrganiseBody page={event} path={path} days={[]} countShown comments={undefined} answers={[]} />,
    },
    'meet-rides': {
      title: 'Shared rides',
      ...inAgenda,
      body: (
        <RidesBody
          page={event}
          path={path}
          moderator={false}
          problems={{}}
          rides={[
            {
              id: 1,
              day: '2026-11-28',
              kind: 'offer',
              way: 'both',
              place: 'Bouvron',
              leaves: 'vers 19 h',
              seats: 3,
              note: 'Coffre plein.',
              mine: false,
            },
            {
              id: 2,
              day: '2026-11-28',
              kind: 'request',
              way: 'out',
              place: 'le bourg de Saint-Médard-de-Guizières-en-Pays-de-Brière',
              leaves: '',
              seats: 1,
              note: '',
              mine: true,
            },
          ]}
        />
      ),
    },
    'meet-rides-none': {
      title: 'Shared rides, none',
      ...inAgenda,
      body: <RidesBody page={event} path={path} rides={[]} moderator={false} problems={{}} />,
    },
    'meet-ride-form': {
      title: 'One’s own ride, refused',
      ...inAgenda,
      body: (
        <>
          <h1>Covoiturage</h1>
          <RideFields
            page={series}
            path={path}
            problems={{ place: 'Écrivez d’où part la voiture.', seats: 'Écrivez un nombre de places de 1 à 8.' }}
            typed={{ kind: 'offer', seats: '12' }}
          />
        </>
      ),
    },
    'meet-write': {
      title: 'A message that the site carries, refused',
      ...inAgenda,
      body: (
        <WriteBody
          title="Écrire au sujet du trajet depuis Bouvron"
          back={{ href: path, text: 'Covoiturage' }}
          action={path}
          problem="Écrivez quelques mots avant d’envoyer."
        />
      ),
    },
    'meet-conversation': {
      title: 'A question, for its organiser',
      body: (
        <ConversationBody
          conversation={{
            id: 1,
            kind: 'question',
            town: town.code,
            thing: 'urn:wiker:event:1',
            subject: null,
            title: 'Fest-noz de la Saint-Aubin',
            asking: false,
            mayPublish: true,
            endsOn: '2027-01-31',
            closed: false,
            messages: [
              { mine: false, text: 'Bonjour,\nun enfant de six ans peut-il venir ?', at },
              { mine: true, text: 'Oui, avec un adulte.', at },
            ],
          }}
          secret="AAAAAAAAAAAAAAAAAAAAAA"
          said="Votre message est parti."
          problems={{}}
          typed={{}}
        />
      ),
    },
    'meet-conversation-over': {
      title: 'A conversation that is over',
      body: (
        <ConversationBody
          conversation={{
            id: 1,
            kind: 'ride',
            town: town.code,
            thing: null,
            subject: 1,
            title: long,
            asking: true,
            mayPublish: false,
            endsOn: '2026-11-20',
            closed: true,
            messages: [{ mine: true, text: 'mot'.repeat(60), at }],
          }}
          secret="AAAAAAAAAAAAAAAAAAAAAA"
          problems={{}}
          typed={{}}
        />
      ),
    },
    'meet-messages': {
      title: 'Messages',
      body: (
        <MessagesBody
          lines={[
            {
              title: 'covoiturage pour Fest-noz',
              secret: 'AAAAAAAAAAAAAAAAAAAAAA',
              lastAt: at,
              answered: true,
              closed: false,
            },
            { title: long, secret: 'BBBBBBBBBBBBBBBBBBBBBB', lastAt: at, answered: false, closed: true },
          ]}
        />
      ),
    },
    'meet-messages-none': { title: 'Messages, none', body: <MessagesBody lines={[]} /> },
    'meet-comment': {
      title: 'A comment, refused',
      ...inAgenda,
      body: (
        <RemarkFormBody
          kind="comment"
          subject={{ name: 'Fest-noz de la Saint-Aubin', path }}
          problems={{ text: 'Écrivez quelques mots.' }}
          typed={{ text: '', name: 'Marie' }}
        />
      ),
    },
    'meet-recommend': {
      title: 'I go back there',
      ...inTown,
      body: (
        <RemarkFormBody
          kind="recommendation"
          subject={{ name: 'Boulangerie du Port', path }}
          problems={{}}
          typed={{ text: '', name: '' }}
        />
      ),
    },
    ...neighbourStates(inTown),
  }
}
