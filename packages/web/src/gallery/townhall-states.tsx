import type { Audience } from '@wiker/town/audience/read.ts'
import type { Act } from '@wiker/town/townhall/acts.ts'
import type { Election } from '@wiker/town/townhall/election.ts'
import type { KeptNotice } from '@wiker/town/townhall/notices.ts'
import type { OppositionSpace } from '@wiker/town/townhall/opposition.ts'
import { AudienceBody } from '../audience/desk-audience.tsx'
import type { Place } from '../order/place.ts'
import { DeskActsBody } from '../townhall/desk-acts.tsx'
import { DomainBody } from '../townhall/desk-domain.tsx'
import { FairnessBody } from '../townhall/desk-fairness.tsx'
import { DeskTownHallBody } from '../townhall/desk-town-hall.tsx'
import { ActBody, TownHallBody } from '../townhall/town-hall.tsx'
import { galleryNow, town } from './data.ts'
import type { State } from './states.tsx'

const place: Place = { slug: town.slug, code: town.code, name: town.name, timezone: 'Europe/Paris', town }
const long = 'Saint-Aubin-des-Marais-et-de-la-Rivière-qui-coule-lentement-vers-la-mer'.repeat(2)

const audience: Audience = {
  from: '2026-10-27',
  to: '2026-11-23',
  total: { now: 1240, before: 980 },
  days: Array.from({ length: 28 }, (_, index) => ({
    day: new Date(Date.UTC(2026, 9, 27 + index)).toISOString().slice(0, 10),
    readings: 20 + ((index * 37) % 50),
  })),
  weeks: ['2026-10-27', '2026-11-03', '2026-11-10', '2026-11-17'].map((from, index) => ({
    from,
    readings: 250 + index * 40,
  })),
  pages: [
    { page: '/galerie', now: 620, before: 480 },
    { page: '/galerie/agenda', now: 401, before: 401 },
    { page: `/galerie/agenda/${'une-tres-longue-adresse-de-fete-'.repeat(4)}0123456789`, now: 219, before: 0 },
    { page: '/galerie/annuaire', now: 12, before: 99 },
  ],
  referrers: [
    { referrer: 'direct', readings: 700 },
    { referrer: 'search', readings: 540 },
  ],
}

const notices: KeptNotice[] = [
  {
    publication: 1,
    name: 'Eau non potable au bourg jusqu’à nouvel ordre',
    text: 'Faites-la **bouillir** avant de la boire.',
    level: 'alert',
    from: '2026-11-23T10:00:00+01:00',
    until: '2026-11-25T20:00:00+01:00',
    endedAt: null,
  },
  {
    publication: 2,
    name: 'Rue du Port barrée',
    text: '',
    level: 'info',
    from: '2026-11-02T08:00:00+01:00',
    until: '2026-11-06T18:00:00+01:00',
    endedAt: new Date('2026-11-05T11:00:00Z'),
  },
]
const acts: Act[] = [
  {
    id: 2,
    kind: 'minutes',
    title: 'Conseil municipal du 12 novembre',
    decidedOn: '2026-11-12',
    body: 'Le conseil a voté **le budget**.\n\n- La salle\n- Le pont',
    fileName: 'cr.pdf',
    digest: '0123456789abcdef'.repeat(4),
    publishedAt: galleryNow,
    displayedUntil: '2027-01-22',
    replaces: null,
    replacedBy: null,
  },
  {
    id: 1,
    kind: 'order',
    title: `Arrêté de circulation ${long}`,
    decidedOn: '2026-08-01',
    body: 'Texte',
    fileName: null,
    digest: 'fedcba9876543210'.repeat(4),
    publishedAt: galleryNow,
    displayedUntil: '2026-10-01',
    replaces: null,
    replacedBy: 4,
  },
]
const opposition: OppositionSpace = {
  open: true,
  groups: ['Ensemble autrement'],
  texts: [
    {
      group: 'Ensemble autrement',
      name: 'Pourquoi nous demandons un débat sur le pont',
      section: 'news',
      path: 'pont-0000000001',
      publishedAt: galleryNow,
    },
  ],
}
const election: Election = {
  id: 1,
  name: 'Élection municipale partielle',
  starts: '2026-11-01',
  ends: '2027-03-14',
  endedAt: null,
}

/** Readings, and what the town hall displays, in the states that matter. */
export function townHallStates(): Record<string, State> {
  return {
    'desk-audience': {
      title: 'Desk, readings',
      body: <AudienceBody place={place} audience={audience} period="month" />,
    },
    'desk-audience-week': {
      title: 'Desk, readings of a week',
      body: <AudienceBody place={place} audience={audience} period="week" />,
    },
    'desk-audience-none': {
      title: 'Desk, no reading',
      body: <AudienceBody place={place} audience={{ ...audience, total: { now: 0, before: 0 } }} period="month" />,
    },
    'town-hall': {
      title: 'Town hall',
      town,
      body: <TownHallBody town={town} acts={acts} notices={notices} opposition={opposition} />,
    },
    'town-hall-empty': {
      title: 'Town hall, nothing',
      town,
      body: <TownHallBody town={town} acts={[]} notices={[]} opposition={{ open: false, groups: [], texts: [] }} />,
    },
    act: { title: 'Act', town, body: <ActBody town={town} act={{ ...acts[0]!, replaces: 1, replacedBy: 3 }} /> },
    'desk-town-hall': {
      title: 'Desk, town hall',
      body: <DeskTownHallBody town={town} notices={notices} election={undefined} now={galleryNow} />,
    },
    'desk-town-hall-election': {
      title: 'Desk, town hall in an election period',
      body: (
        <DeskTownHallBody
          town={town}
          notices={[]}
          election={election}
          now={galleryNow}
          typed={{ title: 'Notre bilan' }}
          wrong={{
            until: 'La fin doit venir après le début.',
            plain: 'Cochez la case.',
            plainKind: 'Dites de quel genre.',
          }}
        />
      ),
    },
    'desk-acts': {
      title: 'Desk, acts',
      body: (
        <DeskActsBody
          town={town}
          acts={acts}
          today="2026-11-23"
          typed={{ replaces: '2' }}
          wrong={{ file: 'Ce fichier n’est pas un PDF.' }}
        />
      ),
    },
    'desk-fairness': {
      title: 'Desk, elections and pluralism',
      body: (
        <FairnessBody
          town={town}
          elections={[election, { ...election, id: 2, endedAt: galleryNow }]}
          opposition={{ open: true, groups: ['Ensemble autrement'] }}
          wrong={{ ends: 'Le dernier jour doit venir après le premier.' }}
        />
      ),
    },
    'desk-domain': {
      title: 'Desk, domain',
      body: (
        <DomainBody
          town={town}
          domain={{ host: 'www.saint-aubin.example', token: '0123456789abcdef0123456789abcdef', verifiedAt: null }}
        />
      ),
    },
    'desk-domain-served': {
      title: 'Desk, domain served',
      body: (
        <DomainBody
          town={town}
          domain={{ host: 'www.saint-aubin.example', token: 'x', verifiedAt: galleryNow }}
          typed="saint aubin"
          wrong="Ce n’est pas un nom de domaine complet."
        />
      ),
    },
  }
}
