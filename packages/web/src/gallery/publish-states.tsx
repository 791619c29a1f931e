import type { SimilarThing } from '@wiker/harvest'
import type { CanonicalRecord } from '@wiker/model'
import { expand } from '@wiker/model/recurrence/expand.ts'
import type { SameEvening } from '@wiker/town/publishing/same-evening.ts'
import type { Publication, PublicationState } from '@wiker/town/publishing/types.ts'
import type { PublicationVersion } from '@wiker/town/publishing/versions.ts'
import { noPicture } from '../pictures/draft.ts'
import { ConfirmBody } from '../publish/confirm.tsx'
import { DatesBody } from '../publish/dates-page.tsx'
import { FollowBody } from '../publish/follow.tsx'
import { emptyProposal, type ProposalTyped } from '../publish/proposal.ts'
import { ProposalForm } from '../publish/proposal-form.tsx'
import { PreviewBody } from '../publish/proposal-preview.tsx'
import { SentBody } from '../publish/propose.tsx'
import { PublicationPageBody } from '../publish/publication-page-body.tsx'
import { QueueBody } from '../publish/queue-body.tsx'
import type { QueueItem } from '../publish/queue-item.tsx'
import type { WhenRead } from '../publish/read-when.ts'
import { rewrittenOf } from '../publish/rewrite.ts'
import { galleryDay, galleryNow, town } from './data.ts'
import type { State } from './states.tsx'

const record: CanonicalRecord = {
  type: 'Event',
  id: 'urn:wiker:event:00000000000000000101',
  name: 'Répétition ouverte de la chorale',
  description: 'Venez écouter, ou chanter.\nPas besoin de savoir lire la musique.',
  eventStatus: 'scheduled',
  startDate: '2026-11-24T20:00:00+01:00',
  endDate: '2026-11-24T21:30:00+01:00',
  recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TU', timezone: 'Europe/Paris', exceptSchoolHolidays: true },
  location: { name: 'Salle des Roseaux', streetAddress: '3 rue du Port', addressLocality: town.name },
  organizer: { name: 'Chorale des Marais' },
  isAccessibleForFree: true,
}
const holiday = {
  kind: 'school' as const,
  name: 'Vacances de Noël',
  zone: 'B',
  starts: '2026-12-19',
  ends: '2027-01-03',
  source: '',
}
const when: WhenRead = {
  occurrences: expand(record, { from: galleryDay, limit: 6, schoolHolidays: [holiday] }),
  more: 'endless',
  lastDay: null,
  leftOut: [holiday],
  unread: [],
  dates: { startDate: record.startDate!, endDate: record.endDate!, recurrence: record.recurrence! },
}
const nothing: WhenRead = {
  occurrences: [],
  more: 0,
  lastDay: null,
  leftOut: [],
  unread: ['un de ces jours'],
  problem: { key: 'when.notUnderstood' },
}
const typed: ProposalTyped = {
  ...emptyProposal,
  commune: town.slug,
  name: record.name!,
  when: { when: 'tous les mardis de 20h à 21h30 sauf vacances scolaires', day: '', from: '', to: '' },
  place: 'Salle des Rozeaux',
  description: 'Venez écouter, ou chanter.',
  organizer: 'Chorale des Marais',
  free: true,
  email: 'jeanne@example.org',
}
const similar: SimilarThing[] = [
  {
    id: 'urn:wiker:event:00000000000000000102',
    name: 'Chorale : répétition',
    record,
    day: '2026-11-24',
    score: 0.7,
    verdict: 'doubtful',
    reasons: [],
  },
]
const evening: SameEvening[] = [
  {
    name: 'Loto du football',
    path: 'loto-0000000103',
    town: { slug: 'les-roseaux', name: 'Les Roseaux' },
    distance: 6,
    day: galleryDay,
    alike: false,
  },
]
const meant = {
  name: 'Salle des Roseaux',
  street: '3 rue du Port',
  postalCode: '44999',
  latitude: null,
  longitude: null,
  likeness: 0.7,
}

function publication(id: number, state: PublicationState, more: Partial<Publication> = {}): Publication {
  return {
    id,
    town: town.code,
    kind: 'event',
    page: null,
    author: null,
    email: 'jeanne@example.org',
    authorName: 'Chorale des Marais',
    state,
    record,
    recordId: record.id,
    typed: {},
    language: 'fr',
    reach: 'town',
    suspicions: [],
    publishAt: null,
    confirmUntil: null,
    createdAt: galleryNow,
    updatedAt: galleryNow,
    confirmedAt: galleryNow,
    publishedAt: state === 'published' ? galleryNow : null,
    decidedAt: state === 'refused' || state === 'published' ? galleryNow : null,
    decidedBy: null,
    reason: null,
    ...more,
  }
}

const long = 'Grande soirée dansante intergénérationnelle de la Saint-Sylvestre et du Nouvel An réunis '
  .repeat(2)
  .trim()
const item = (one: Publication, more: Partial<QueueItem> = {}): QueueItem => ({
  publication: one,
  town,
  when,
  doubles: [],
  mayTrust: false,
  ...more,
})
const versions: PublicationVersion[] = [
  {
    number: 1,
    act: 'wrote',
    record: { ...record, name: 'repetition chorale' } as CanonicalRecord,
    capacity: 'proposer',
    person: null,
    who: null,
    at: galleryNow,
  },
  { number: 2, act: 'rewrote', record, capacity: 'animator', person: 'anne', who: 'Anne Le Goff', at: galleryNow },
  { number: 3, act: 'validated', record, capacity: 'animator', person: 'anne', who: 'Anne Le Goff', at: galleryNow },
]
const secret = '1-galerie'
const form = { typed: emptyProposal, towns: [town], town: undefined, signedIn: false }
const preview = {
  typed,
  town,
  record,
  read: { problems: {}, when },
  picture: noPicture,
  similar: [],
  evening: [],
  next: 'confirm' as const,
}
const queue = { town, count: { waiting: 2, apart: 1, asked: 1 }, asked: [] }

/** Announcing, confirming, following, reading what is proposed. */
export function publishStates(): Record<string, State> {
  return {
    propose: { title: 'Announce, in no town yet', body: <ProposalForm {...form} /> },
    'propose-town': {
      title: 'Announce, signed in',
      town,
      body: <ProposalForm {...form} typed={{ ...emptyProposal, commune: town.slug }} town={town} signedIn />,
    },
    'propose-news': {
      title: 'Announce some news',
      town,
      body: <ProposalForm {...form} typed={{ ...emptyProposal, kind: 'article', commune: town.slug }} town={town} />,
    },
    'propose-understood': {
      title: 'Announce, with dates that were understood',
      town,
      body: <ProposalForm {...form} typed={typed} town={town} when={when} />,
    },
    'propose-refused': {
      title: 'Announce, with mistakes',
      town,
      body: (
        <ProposalForm
          {...form}
          typed={{ ...typed, name: '', email: 'jeanne', when: { ...typed.when, when: 'un de ces jours' } }}
          town={town}
          when={nothing}
          problems={{
            name: 'Dites en quelques mots ce qui a lieu.',
            when: 'Nous n’avons pas trouvé de date dans ces mots.',
            email: 'Donnez une adresse électronique complète.',
          }}
          refusal="Trop d’annonces ont été envoyées d’ici. Rien n’est perdu : réessayez dans une heure."
        />
      ),
    },
    'propose-change': {
      title: 'Change what was announced',
      town,
      body: <ProposalForm {...form} typed={{ ...typed, suivi: secret }} town={town} />,
    },
    'propose-preview': { title: 'Before it is sent', town, body: <PreviewBody {...preview} /> },
    'propose-doubles': {
      title: 'Before it is sent, with what may be the same',
      town,
      body: (
        <PreviewBody
          {...preview}
          read={{ problems: {}, when: { ...when, unread: ['chez Paul'] }, meant }}
          similar={similar}
          evening={evening}
          unanswered
        />
      ),
    },
    'propose-long': {
      title: 'Before it is sent, very long',
      town,
      body: (
        <PreviewBody
          {...preview}
          record={{ ...record, name: long, description: `${long}\n\n`.repeat(5) } as CanonicalRecord}
        />
      ),
    },
    'propose-sent': { title: 'Sent, to be confirmed', town, body: <SentBody town={town} /> },
    'propose-confirm': {
      title: 'The link of the mail',
      town,
      body: <ConfirmBody name={record.name!} secret={secret} refusal={undefined} />,
    },
    'propose-expired': {
      title: 'The link of the mail, too old',
      town,
      body: <ConfirmBody name="" secret="" refusal="expired" />,
    },
    'propose-dates': {
      title: 'What dates mean',
      town,
      body: <DatesBody when={typed.when.when} slug={town.slug} read={when} timezone={town.timezone} />,
    },
    'follow-waiting': {
      title: 'A proposal that waits',
      town,
      body: <FollowBody publication={publication(1, 'waiting')} town={town} secret={secret} when={when} reach={[]} />,
    },
    'follow-online': {
      title: 'A proposal that is online',
      town,
      body: (
        <FollowBody
          publication={publication(1, 'published')}
          town={town}
          secret={secret}
          when={when}
          reach={[{ town: '99002', name: 'Les Roseaux', slug: 'les-roseaux', state: 'accepted', reason: null }]}
        />
      ),
    },
    'follow-refused': {
      title: 'A proposal that was refused',
      town,
      body: (
        <FollowBody
          publication={publication(1, 'refused', { reason: 'La salle est fermée ce soir-là.' })}
          town={town}
          secret={secret}
          when={when}
          reach={[]}
        />
      ),
    },
    'queue-proposals': {
      title: 'What people propose',
      body: (
        <QueueBody
          {...queue}
          view="waiting"
          items={[
            item(publication(1, 'waiting'), {
              mayTrust: true,
              doubles: [
                { one: similar[0]!, waiting: undefined, said: true },
                { one: similar[0]!, waiting: 2, said: false },
              ],
            }),
            item(
              publication(2, 'waiting', {
                record: { ...record, name: long } as CanonicalRecord,
                publishedAt: galleryNow,
              }),
            ),
          ]}
          asked={[item(publication(3, 'published'))]}
          said={{ sentence: 'Annonce acceptée et mise en ligne.', undo: 'annuler.4' }}
        />
      ),
    },
    'queue-apart': {
      title: 'What looks like spam',
      body: (
        <QueueBody
          {...queue}
          view="apart"
          items={[item(publication(5, 'quarantined', { suspicions: ['many-links', 'spam-words'] }))]}
        />
      ),
    },
    'queue-decided': {
      title: 'What was decided',
      body: (
        <QueueBody
          {...queue}
          view="decided"
          items={[item(publication(6, 'refused', { reason: 'Déjà annoncé.' })), item(publication(7, 'published'))]}
        />
      ),
    },
    'queue-empty': {
      title: 'Nothing proposed',
      body: <QueueBody {...queue} view="waiting" count={{ waiting: 0, apart: 0, asked: 0 }} items={[]} />,
    },
    'publication-versions': {
      title: 'Who wrote, rewrote, validated',
      body: (
        <PublicationPageBody
          publication={publication(7, 'published')}
          town={town}
          versions={versions}
          when={when}
          typed={rewrittenOf(publication(7, 'published'))}
          said
        />
      ),
    },
    'publication-waiting': {
      title: 'Accept with changes, with a mistake',
      body: (
        <PublicationPageBody
          publication={publication(1, 'waiting')}
          town={town}
          versions={versions.slice(0, 1)}
          when={when}
          typed={{ ...rewrittenOf(publication(1, 'waiting')), name: '' }}
          problems={{ name: 'Dites en quelques mots ce qui a lieu.' }}
        />
      ),
    },
  }
}
