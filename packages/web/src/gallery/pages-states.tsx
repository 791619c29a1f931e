import type { Event, Offer } from '@wiker/model'
import type { Claim } from '@wiker/town/pages/claims.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'
import { ClaimBody, ClaimSentBody } from '../pages-of/claim-body.tsx'
import { ClaimLinkBody } from '../pages-of/claim-link.tsx'
import { CouponBody, CouponGoneBody } from '../pages-of/coupon-body.tsx'
import { CouponsBody } from '../pages-of/coupons.tsx'
import { DeskPagesBody } from '../pages-of/desk-pages.tsx'
import { InvitationBody } from '../pages-of/invitation.tsx'
import { MembersBody } from '../pages-of/members-body.tsx'
import { PageHomeBody } from '../pages-of/page-home.tsx'
import { ProfileBody } from '../pages-of/profile-body.tsx'
import { ProgrammeBody } from '../pages-of/programme-body.tsx'
import { SpaceBody } from '../pages-of/space.tsx'
import { TextBody } from '../pages-of/text-body.tsx'
import { WriteBody } from '../pages-of/write-body.tsx'
import { noPicture } from '../pictures/draft.ts'
import { galleryNow, town } from './data.ts'
import type { State } from './states.tsx'

const longName =
  'Comité d’organisation des fêtes et des marchés de Saint-Médard-de-Guizières-en-Pays-de-Brière et de ses environs'

const page: Page = {
  id: 7,
  town: town.code,
  kind: 'association',
  name: 'Comité des fêtes',
  thing: 'urn:wiker:organization:00000000000000000001',
  legalId: 'W443001234',
  website: 'https://comite.example',
  language: 'fr',
  verifiedAt: galleryNow,
  verifiedHow: 'animator',
  trusted: true,
  subscribedTo: null,
  closedAt: null,
}
const shop: Page = { ...page, id: 8, kind: 'merchant', name: longName, trusted: false, subscribedTo: '2027-03-31' }

const claim: Claim = {
  id: 1,
  town: town.code,
  kind: 'association',
  name: 'Comité des fêtes',
  thing: page.thing,
  page: null,
  legalId: 'W443001234',
  website: null,
  address: '',
  person: 'anne',
  email: 'anne@example.org',
  personName: 'Anne Le Goff',
  capacity: 'secrétaire',
  message: 'Jeanne, la présidente, peut vous le confirmer au 02 40 00 01 02.',
  language: 'fr',
  sentTo: null,
  askedAt: galleryNow,
  decidedAt: null,
  decision: null,
  reason: null,
  rivals: 1,
}
const place = {
  name: page.name,
  section: 'directory' as const,
  path: 'comite-des-fetes-0000000000',
  townSlug: town.slug,
  record: { streetAddress: '3 rue du Port', telephone: '+33 2 40 00 01 02', email: 'comite@example.org' },
}

const dance: Event = {
  type: 'Event',
  id: 'urn:wiker:event:00000000000000000001',
  name: 'Cours de danse bretonne',
  description: 'Pour **débutants** et initiés.\n\n- chaussures souples\n- première séance gratuite',
  startDate: '2026-11-24T20:00:00+01:00',
  endDate: '2026-11-24T21:30:00+01:00',
  eventStatus: 'scheduled',
  location: { name: 'Salle des Roseaux', addressLocality: town.name },
  organizer: { name: page.name },
  recurrence: { rrule: 'FREQ=WEEKLY;COUNT=3', timezone: 'Europe/Paris' },
}
const deal: Offer = {
  type: 'Offer',
  id: 'urn:wiker:offer:00000000000000000001',
  name: 'Deux brioches pour le prix d’une',
  description: 'Le matin, jusqu’à épuisement.\n\nConditions : un bon par personne',
  validFrom: '2026-11-20',
  validThrough: '2026-12-05',
  offeredBy: { name: longName },
  advertiser: {
    name: longName,
    identifier: '73282932000074',
    streetAddress: '3 rue du Port',
    postalCode: '44999',
    addressLocality: town.name,
  },
}

const publication = (changes: Partial<Publication> = {}): Publication => ({
  id: 12,
  town: town.code,
  kind: 'event',
  page: {
    id: 7,
    kind: 'association',
    name: page.name,
    verified: true,
    trusted: true,
    closed: false,
    subscribedTo: null,
  },
  author: 'anne',
  email: 'anne@example.org',
  authorName: 'Anne',
  state: 'published',
  record: dance,
  recordId: dance.id,
  typed: {},
  language: 'fr',
  reach: 'town',
  suspicions: [],
  publishAt: null,
  confirmUntil: null,
  createdAt: galleryNow,
  updatedAt: galleryNow,
  confirmedAt: galleryNow,
  publishedAt: galleryNow,
  decidedAt: null,
  decidedBy: null,
  reason: null,
  ...changes,
})

const dates = ['2026-11-24', '2026-12-01', '2026-12-08'].map((day, index) => ({
  start: `${day}T20:00:00+01:00`,
  end: `${day}T21:30:00+01:00`,
  day,
  endDay: day,
  status: index === 1 ? ('cancelled' as const) : ('scheduled' as const),
  recurrenceId: `${day}T20:00:00+01:00`,
  override:
    index === 1 ? { recurrenceId: `${day}T20:00:00+01:00`, note: 'La salle est prise par les élections.' } : null,
}))

const members = [
  { person: 'anne', email: 'anne@example.org', name: 'Anne Le Goff', role: 'owner' as const, since: galleryNow },
  {
    person: 'paul',
    email: 'paul.de.la.tour.du.pin.des.marais@tres-long-domaine.example.org',
    name: '',
    role: 'member' as const,
    since: galleryNow,
  },
]
const empty = {
  page,
  mayChange: false,
  mayClose: false,
  person: 'anne',
  members: members.slice(0, 1),
  invitations: [],
  claims: [],
}

/** The pages of organisations and of those who write in their name. */
export function pagesStates(): Record<string, State> {
  const text = {
    page,
    town,
    publication: publication(),
    dates,
    onHolidays: ['2026-12-08'],
    partners: [],
    reach: [],
    address: '/x',
  }
  const home = { page, owner: true, address: '/x', publications: [], asked: [], together: [], claims: 0, namings: [] }
  const write = {
    page,
    town,
    kind: 'event' as const,
    title: 'Annoncer un rendez-vous',
    action: '/x',
    typed: {},
    problems: {},
    others: [],
    picture: { draft: noPicture, problems: [] },
    chosen: [],
    online: false,
  }
  const problems = { titre: 'Donnez un titre.', when: 'Nous n’avons pas compris ces dates.' }
  const subject = {
    line: { name: 'COMITE DES FETES', path: place.path, record: place.record } as never,
    page: undefined,
    domains: ['comite.example'],
    kind: 'association' as const,
  }
  return {
    'claim-town': {
      title: 'Claim: which town',
      body: <ClaimBody town={undefined} towns={[town]} subject={undefined} />,
    },
    'claim-known': {
      title: 'Claim: of the directory',
      town,
      body: <ClaimBody town={town} towns={[]} subject={subject} />,
    },
    'claim-taken': {
      title: 'Claim: kept already',
      town,
      body: <ClaimBody town={town} towns={[]} subject={{ ...subject, page }} />,
    },
    'claim-wrong': {
      title: 'Claim: refused',
      town,
      body: (
        <ClaimBody
          town={town}
          towns={[]}
          subject={undefined}
          typed={{ name: longName }}
          problems={{ nom: 'Écrivez le nom.', genre: 'Dites ce que c’est.', role: 'Dites quel est votre rôle.' }}
        />
      ),
    },
    'claim-sent': { title: 'Claim: sent', town, body: <ClaimSentBody town={town} name={longName} link /> },
    'claim-link': { title: 'Claim: the link', body: <ClaimLinkBody token="x" name={page.name} /> },
    'claim-link-gone': { title: 'Claim: the link gone', body: <ClaimLinkBody token={undefined} name={undefined} /> },
    'desk-pages-empty': {
      title: 'Desk: no page',
      body: <DeskPagesBody town={town} claims={[]} objections={[]} pages={[]} places={new Map()} />,
    },
    'desk-pages': {
      title: 'Desk: claims, objections, pages',
      body: (
        <DeskPagesBody
          town={town}
          claims={[
            claim,
            {
              ...claim,
              id: 2,
              thing: null,
              name: longName,
              rivals: 0,
              website: 'https://example.org',
              address: '1 place',
            },
          ]}
          objections={[
            {
              id: 1,
              page: 7,
              pageName: page.name,
              town: town.code,
              thing: page.thing!,
              name: dance.name,
              message: 'Nous ne donnons plus ce cours.',
              email: 'anne@example.org',
              at: galleryNow,
            },
          ]}
          pages={[
            { ...page, members: 2 },
            { ...shop, members: 1 },
          ]}
          places={new Map([[page.thing!, place]])}
          problem={{ claim: 1, sentence: 'Dites pourquoi, pour que la personne le comprenne.' }}
        />
      ),
    },
    'space-empty': { title: 'Space: nothing', body: <SpaceBody pages={[]} claims={[]} own={[]} /> },
    space: {
      title: 'Space: pages, claims, proposals',
      body: (
        <SpaceBody
          pages={[
            { ...page, role: 'owner', todo: { asked: 1, claims: 1, refused: 1, drafts: 3, waiting: 12 } },
            { ...shop, role: 'member', todo: { asked: 0, claims: 0, refused: 0, drafts: 0, waiting: 0 } },
          ]}
          claims={[
            claim,
            { ...claim, id: 2, decision: 'refused', decidedAt: galleryNow, reason: 'Le bureau ne vous connaît pas.' },
          ]}
          own={[publication({ page: null, state: 'waiting' })]}
        />
      ),
    },
    'page-home-empty': { title: 'Page: nothing yet', town, body: <PageHomeBody {...home} /> },
    'page-home': {
      title: 'Page: everything',
      town,
      body: (
        <PageHomeBody
          {...home}
          page={shop}
          claims={1}
          together={[{ publication: 4, name: 'Fest-noz', startsOn: '2026-12-13', by: longName }]}
          asked={[{ publication: 3, name: 'Concert commun', startsOn: '2026-12-12', by: page.name }]}
          namings={[
            { thing: 'x', name: 'Loto', day: '2026-12-01', objected: false },
            { thing: 'y', name: 'Bal', day: '2026-12-05', objected: true },
          ]}
          publications={(['draft', 'waiting', 'scheduled', 'published', 'refused', 'withdrawn'] as const).map(
            (state, index) =>
              publication({
                id: index,
                state,
                reason: state === 'refused' ? 'Ce n’est pas à Blain.' : null,
                publishAt: state === 'scheduled' ? galleryNow : null,
              }),
          )}
        />
      ),
    },
    'page-unsubscribed': {
      title: 'Page: a shop without a subscription',
      town,
      body: <PageHomeBody {...home} page={{ ...shop, subscribedTo: null }} />,
    },
    'members-few': { title: 'Members: one', town, body: <MembersBody {...empty} mayChange mayClose /> },
    'members-full': {
      title: 'Members: several, invited, asking',
      town,
      body: (
        <MembersBody
          {...empty}
          mayChange
          members={members}
          invitations={[
            {
              id: 1,
              page: 7,
              pageName: page.name,
              town: town.code,
              email: 'marc@example.org',
              role: 'member',
              invitedBy: 'Anne',
              invitedAt: galleryNow,
            },
          ]}
          claims={[{ ...claim, page: 7 }]}
          problem="Cette adresse électronique n’est pas complète."
          typed={{ email: 'marc@', role: 'member' }}
        />
      ),
    },
    'invitation-open': {
      title: 'Invitation',
      body: (
        <InvitationBody
          token="x"
          invitation={{
            id: 1,
            page: 7,
            pageName: longName,
            town: town.code,
            email: 'a@example.org',
            role: 'owner',
            invitedBy: null,
            invitedAt: galleryNow,
          }}
        />
      ),
    },
    'invitation-gone': { title: 'Invitation: gone', body: <InvitationBody token="" invitation={undefined} /> },
    'profile-edit': {
      title: 'Profile',
      town,
      body: (
        <ProfileBody
          page={page}
          shown={{ name: page.name, description: 'Nous **animons** le bourg.', openingHours: 'quand on veut' }}
          picture={{ draft: noPicture, problems: [] }}
          problems={{ openingHours: 'Ces horaires ne sont pas compris.' }}
        />
      ),
    },
    'write-event': {
      title: 'Write: an event',
      town,
      body: <WriteBody {...write} others={[{ id: 8, name: longName }]} />,
    },
    'write-wrong': {
      title: 'Write: refused',
      town,
      body: <WriteBody {...write} typed={{ when: 'un de ces jours', texte: 'Venez' }} problems={problems} />,
    },
    'write-offer': {
      title: 'Write: a deal',
      town,
      body: <WriteBody {...write} page={shop} kind="offer" title="Proposer un bon plan" />,
    },
    'write-article': {
      title: 'Write: news, again',
      town,
      body: <WriteBody {...write} kind="article" title="Modifier" online />,
    },
    'text-series': { title: 'Text: a series online', town, body: <TextBody {...text} said="C’est changé." /> },
    'text-draft': {
      title: 'Text: a draft, with partners and reach',
      town,
      body: (
        <TextBody
          {...text}
          address={undefined}
          publication={publication({ state: 'draft', reach: 'far' })}
          partners={[{ page: 9, name: longName, state: 'asked', thing: null }]}
          reach={[{ town: '99002', name: 'Les Roseaux', slug: 'les-roseaux', state: 'refused', reason: 'Trop loin.' }]}
        />
      ),
    },
    'text-deal': {
      title: 'Text: a deal refused',
      town,
      body: (
        <TextBody
          {...text}
          page={shop}
          dates={[]}
          publication={publication({ kind: 'offer', record: deal, state: 'refused', reason: 'Le prix manque.' })}
        />
      ),
    },
    'season-start': { title: 'Season: paste', town, body: <ProgrammeBody page={page} town={town} /> },
    'season-wrong': {
      title: 'Season: nothing read',
      town,
      body: <ProgrammeBody page={page} town={town} pasted="bonjour" problem="Nous n’avons rien trouvé à lire." />,
    },
    'season-understood': {
      title: 'Season: understood',
      town,
      body: (
        <ProgrammeBody
          page={page}
          town={town}
          kept="x"
          programme={{
            cut: true,
            rows: [
              { ok: true, row: 1, record: { ...dance, startDate: dance.startDate! } as never },
              { ok: false, row: 2, text: 'La date impossible · 32/13/2026', problem: 'Cette date n’existe pas.' },
            ],
          }}
        />
      ),
    },
    'coupon-shown': {
      title: 'Coupon',
      town,
      body: (
        <CouponBody
          coupon={{ code: '7KXQ42MB', publication: 1, page: 8, town: town.code, deal }}
          counts
          address="https://wiker.example/bon/7KXQ42MB"
        />
      ),
    },
    'coupon-gone': { title: 'Coupon: gone', body: <CouponGoneBody /> },
    'coupons-none': {
      title: 'Coupons: none',
      town,
      body: <CouponsBody page={shop} counts={[]} problems={{ code: 'Ce bon n’existe pas.' }} code="7KXQ" />,
    },
    'coupons-counted': {
      title: 'Coupons: counted',
      town,
      body: (
        <CouponsBody
          page={shop}
          counts={[{ publication: 1, name: deal.name, taken: 12, used: 5 }]}
          said="C’est compté."
        />
      ),
    },
  }
}
