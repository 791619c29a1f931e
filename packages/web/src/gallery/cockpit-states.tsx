import { pathToGoal } from '@wiker/billing/cockpit/goal.ts'
import { monthsTo } from '@wiker/billing/cockpit/movements.ts'
import type { Standing } from '@wiker/billing/cockpit/subscriptions.ts'
import { BooksBody } from '../money/cockpit/books.tsx'
import { ClientBody } from '../money/cockpit/client-body.tsx'
import type { CockpitRead } from '../money/cockpit/cockpit.tsx'
import { CockpitBody } from '../money/cockpit/cockpit-body.tsx'
import { EventsBody } from '../money/cockpit/events.tsx'
import { HouseBody } from '../money/cockpit/house.tsx'
import type { MoneyList } from '../money/cockpit/list.ts'
import { ListBody } from '../money/cockpit/list-page.tsx'
import { RatesBody } from '../money/cockpit/rates.tsx'
import { PlanBody, TownBody } from '../money/cockpit/town.tsx'
import { TransferBody } from '../money/cockpit/transfer.tsx'
import { galleryDay, galleryNow } from './data.ts'
import type { State } from './states.tsx'

const long = 'Boulangerie-pâtisserie de la place de l’Église et du port réunis, maison fondée en 1887'
const euros = (cents: number) => [{ currency: 'EUR', cents }]
const months = monthsTo(galleryDay, 13)
const standing = (state: string, merchants: number): Standing => ({
  country: 'FR',
  town: '44015',
  townName: 'Blain',
  state,
  currency: 'EUR',
  merchants,
  monthly: merchants * 3000,
  asked: merchants * 3600,
})
const history = months.map((month, index) => ({ month, euros: index * 42_000, customers: index * 14 }))
const month = (which: number): CockpitRead['months'][number] => ({
  month: months.at(which)!,
  paid: [...euros(612_000), { currency: 'SEK', cents: 4_362_500 }],
  givenBack: euros(3600),
  disputed: euros(0),
  lost: euros(7200),
  customers: 168,
  base: euros(504_000),
  goneCustomers: 3,
  goneRevenue: euros(9000),
})
const path = pathToGoal({
  monthly: 504_000,
  customers: 168,
  openTowns: 12,
  ends: [1, 378_000, 420_000, 462_000, 504_000],
  price: 3000,
})
const full: CockpitRead = {
  today: galleryDay,
  towns: [
    {
      code: '44015',
      name: 'Blain',
      country: 'FR',
      opensOn: undefined,
      merchants: 160,
      currency: 'EUR',
      monthly: 480_000,
      collected: 4_200_000,
    },
    {
      code: '0114',
      name: 'Upplands Väsby',
      country: 'SE',
      opensOn: undefined,
      merchants: 8,
      currency: 'SEK',
      monthly: 279_200,
      collected: 1_200_000,
    },
    {
      code: '33198',
      name: 'Saint-Médard-de-Guizières-en-Pays-de-Brière',
      country: 'FR',
      opensOn: '2027-03-01',
      merchants: 0,
      currency: 'EUR',
      monthly: 0,
      collected: 0,
    },
  ],
  animators: 9,
  standing: [
    standing('trial', 21),
    standing('active', 158),
    standing('late', 2),
    standing('suspended', 4),
    standing('ended', 11),
  ],
  recurring: [...euros(480_000), { currency: 'SEK', cents: 279_200 }],
  euros: { cents: 480_000, apart: [{ currency: 'SEK', cents: 279_200 }], used: [] },
  customers: 168,
  months: [month(-2), month(-1)],
  due: { animators: euros(1_284_550), vat: euros(342_100) },
  history,
  collected: history,
  path,
  mode: 'live',
  isNamed: true,
  stuck: 0,
  examination: { at: galleryNow, rules: 20, broken: 0 },
}
const empty: CockpitRead = {
  ...full,
  ...{
    towns: [],
    animators: 0,
    standing: [],
    recurring: [],
    customers: 0,
    stuck: 2,
    isNamed: false,
    mode: 'demonstration',
  },
  euros: { cents: 0, apart: [], used: [] },
  months: [month(-1)].map((one) => ({
    ...one,
    paid: [],
    givenBack: [],
    disputed: [],
    lost: [],
    base: [],
    customers: 0,
    goneCustomers: 0,
    goneRevenue: [],
  })),
  due: { animators: [], vat: [] },
  history: history.map((one) => ({ ...one, euros: 0, customers: 0 })),
  collected: history.map((one) => ({ ...one, euros: 0 })),
  path: pathToGoal({ monthly: 0, customers: 0, openTowns: 0, ends: [], price: 3000 }),
  examination: { at: galleryNow, rules: 20, broken: 1 },
}
const list: MoneyList = {
  title: 'Abonnements',
  lead: 'Prix des abonnements en cours.',
  filters: [
    {
      name: 'État',
      options: [
        { query: {}, text: 'Tout', isOn: true },
        { query: { etat: 'late' }, text: 'En retard', isOn: false },
      ],
    },
  ],
  columns: [
    { name: 'Client', kind: 'text' },
    { name: 'Depuis', kind: 'day' },
    { name: 'Clients', kind: 'number' },
    { name: 'Par mois', kind: 'amount' },
  ],
  rows: [
    { href: '/bureau/reseau/clients/page:1', cells: [long, galleryDay, 1, { cents: 3000, currency: 'EUR' }] },
    { cells: ['Stortorgets Bageri', null, 1234, { cents: 34_900, currency: 'SEK' }] },
  ],
}
const subscription = {
  id: 1,
  party: 'page:1',
  name: long,
  country: 'FR',
  town: '44015',
  townName: 'Blain',
  plan: 'merchant-month',
  state: 'active',
  since: '2026-01-12',
  periodTo: '2026-12-12',
  endsAtPeriodEnd: false,
  currency: 'EUR',
  monthly: 3000,
  asked: 3600,
}
const event = (handled: Date | null, problem: string | null) => ({
  id: `evt_${problem ? 1 : 2}`,
  type: 'invoice.paid',
  subject: 'in_0001',
  created: galleryNow,
  handled,
  attempts: 3,
  problem,
})
const transfer = {
  id: 42,
  cause: 'payment-fee:ch_1',
  kind: 'payment-fee',
  day: '2026-11-01',
  currency: 'EUR',
  at: galleryNow,
  details: { ownDay: '2026-10-31' },
  reverses: null,
  reversedBy: null,
  lines: [
    { number: '627', party: null, name: null, cents: 79 },
    { number: '517', party: null, name: null, cents: -79 },
  ],
}
const typed = {
  ...{
    legalName: 'Wiker',
    legalForm: '',
    register: '',
    legalId: '732 829 320 00075',
    vatId: '',
    streetAddress: '',
    postalCode: '44130',
  },
  ...{ addressLocality: 'Blain', email: 'factures@wiker.example', vatOnDebits: '', bankName: '', iban: '', bic: '' },
}
const sums = [
  { number: '411', currency: 'EUR', parties: 168, debit: 12_345_600, credit: 12_300_000 },
  { number: '706', currency: 'EUR', parties: 0, debit: 0, credit: 45_600 },
]

/** The operator's pages of the money: full, without anything yet, refused. */
export function cockpitStates(): Record<string, State> {
  return {
    cockpit: { title: 'Cockpit', body: <CockpitBody {...full} /> },
    'cockpit-empty': { title: 'Cockpit, nothing sold yet', body: <CockpitBody {...empty} /> },
    'cockpit-list': {
      title: 'Lines behind a figure',
      body: <ListBody list={list} path="/bureau/reseau/abonnements" query={{}} page={1} />,
    },
    'cockpit-list-empty': {
      title: 'Lines behind a figure, none',
      body: <ListBody list={{ ...list, rows: [] }} path="/bureau/reseau/abonnements" query={{}} page={1} />,
    },
    'cockpit-client': {
      title: 'A customer, a refund refused',
      body: (
        <ClientBody
          customer={{
            party: 'page:1',
            name: long,
            country: 'FR',
            legalId: '73282932000074',
            vatId: null,
            email: 'b@example.org',
          }}
          subscriptions={[subscription]}
          payments={[
            { id: 1, day: '2026-11-12', currency: 'EUR', gross: 3600, back: 1000, dispute: null },
            { id: 2, day: '2026-10-12', currency: 'EUR', gross: 3600, back: 0, dispute: 'open' },
          ]}
          invoices={[
            { id: 1, number: '2026-000042', kind: 'invoice', day: '2026-11-12', currency: 'EUR', gross: 3600 },
          ]}
          notices={[{ kind: 'invoice', at: galleryNow, told: null }]}
          events={[event(galleryNow, null), event(null, 'PaidTwice: page:1 has sub_1 and sub_2')]}
          refused={{
            payment: 1,
            amount: '99',
            reason: 'Fermeture',
            why: 'Cette somme dépasse ce qui reste de ce paiement.',
          }}
        />
      ),
    },
    'cockpit-town': {
      title: 'A town’s money',
      body: <TownBody town={full.towns[0]!} standing={full.standing} animators={['Marie Le Goff']} since="2025-11" />,
    },
    'cockpit-plan': {
      title: 'Towns to open',
      body: (
        <PlanBody
          text="gavre"
          found={[{ code: '44080', name: 'Le Gâvre', postalCodes: ['44130'] }]}
          planned={[{ code: '33198', name: full.towns[2]!.name, opensOn: '2027-03-01' }]}
          today={galleryDay}
        />
      ),
    },
    'cockpit-events': {
      title: 'Told and not written',
      body: <EventsBody events={[event(null, 'No such invoice: in_0001')]} tried="non" />,
    },
    'cockpit-books': {
      title: 'Ledger',
      body: (
        <BooksBody
          sums={sums}
          state={{ years: [2026], closedThrough: '2026-09-30', next: '2026-10-31', examination: full.examination }}
          today={galleryDay}
          refused="events-waiting"
          isDone={false}
        />
      ),
    },
    'cockpit-books-empty': {
      title: 'Ledger, nothing written yet',
      body: (
        <BooksBody
          sums={[]}
          state={{ years: [], closedThrough: undefined, next: undefined, examination: undefined }}
          today={galleryDay}
          refused={undefined}
          isDone={false}
        />
      ),
    },
    'cockpit-entry': {
      title: 'An entry, taken back without a reason',
      body: <TransferBody transfer={transfer} problems={{ reason: 'Dites pourquoi.' }} reason="" isDone={false} />,
    },
    'cockpit-house': {
      title: 'Who the house is, refused',
      body: <HouseBody country="FR" typed={typed} problems={[{ field: 'legalId', reason: 'wrong' }]} isDone={false} />,
    },
    'cockpit-rates': {
      title: 'Rates, refused',
      body: (
        <RatesBody
          rates={[{ currency: 'SEK', day: '2026-11-01', perEuro: 11.25 }]}
          typed={{ currency: 'SEK', day: galleryDay, perEuro: 'onze' }}
          fault="perEuro"
          isDone={false}
        />
      ),
    },
  }
}
