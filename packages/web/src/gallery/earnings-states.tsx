import type { AnimatorFile, PayoutLine, Standing, StatementCard } from '@wiker/billing/payout/standing.ts'
import type { StatementRow } from '@wiker/billing/payout/statement-file.ts'
import type { ContractLine } from '@wiker/billing/share/contracts.ts'
import type { EarnedLine } from '@wiker/billing/share/earned.ts'
import { CertificateBody } from '../money/earnings/certificate.tsx'
import { EarningsBody, type EarningsShown } from '../money/earnings/earnings-body.tsx'
import { IdentityBody } from '../money/earnings/identity-body.tsx'
import { MandateBody } from '../money/earnings/mandate.tsx'
import { OnwardBody } from '../money/earnings/onboarding.tsx'
import { BatchBody } from '../money/earnings/operator/batch-body.tsx'
import { ChangeBody } from '../money/earnings/operator/change-body.tsx'
import { CheckBody } from '../money/earnings/operator/check.tsx'
import { ContractsBody } from '../money/earnings/operator/contracts.tsx'
import { PayoutsBody } from '../money/earnings/operator/payouts-body.tsx'
import { YearBody } from '../money/earnings/operator/year.tsx'
import { StatementBody } from '../money/earnings/statement-body.tsx'
import { galleryDay, galleryNow, town } from './data.ts'
import type { State } from './states.tsx'

const longName = 'Boulangerie-pâtisserie artisanale du Vieux-Port et des Trois-Rivières de Saint-Médard-de-Guizières'
const animator = 'animator:marie'

const line = (more: Partial<EarnedLine> = {}): EarnedLine => ({
  transfer: 1,
  day: '2026-11-10',
  currency: 'EUR',
  cents: 1800,
  why: 'payment',
  town: town.code,
  townName: town.name,
  shop: 'Boulangerie Martin & Fils',
  subscription: 3,
  from: '2026-11-10',
  to: '2026-12-10',
  collected: 3000,
  rate: 6000,
  held: { days: 30, of: 30, shared: false },
  statement: null,
  ...more,
})
const lines = [
  line(),
  line({ transfer: 2, shop: longName, held: { days: 15, of: 30, shared: true }, cents: 450 }),
  line({ transfer: 3, cents: -900, why: 'refund', day: '2026-11-20' }),
  line({ transfer: 4, cents: -450, why: 'dispute', day: '2026-11-21', shop: longName }),
  line({
    transfer: 5,
    cents: 123_456_78,
    collected: 205_761_30,
    townName: 'Saint-Médard-de-Guizières-en-Pays-de-Brière',
    town: '99',
  }),
  line({ transfer: 6, currency: 'SEK', cents: 18_000, collected: 30_000, town: '0180', townName: 'Sigtuna' }),
]

const statement = (state: StatementCard['state'], id: number, gross = 36_000): StatementCard => ({
  id,
  month: '2026-10-01',
  currency: 'EUR',
  net: gross,
  vat: 0,
  gross,
  invoice: state === 'to-invoice' ? undefined : { id, number: '2026-000042' },
  payableFrom: state === 'to-invoice' ? null : '2026-12-11',
  contest: state === 'contested' ? 'Il manque la boulangerie, qui a payé le 3.' : null,
  settlement: null,
  state,
})
const standing: Standing = {
  animator,
  currency: 'EUR',
  due: 72_900,
  untold: 900,
  toldOn: '2026-12-03',
  payable: 36_000,
  onTheWay: 1_800,
  statements: (['contestable', 'contested', 'to-invoice', 'payable', 'on-the-way', 'paid'] as const)
    .map((state, index) => statement(state, index + 1))
    .concat(statement('below', 7, -900)),
}
const payout = (state: PayoutLine['state'], id: number): PayoutLine => ({
  id,
  batch: 1,
  day: '2026-11-12',
  cents: 36_000,
  currency: 'EUR',
  way: id % 2 ? 'sepa' : 'connect',
  state,
  paidOn: state === 'paid' || state === 'returned' ? '2026-11-13' : null,
  problem: state === 'failed' ? 'AC04' : null,
  account: '0189',
})
const contract: ContractLine = {
  id: 1,
  town: town.code,
  townName: town.name,
  animator,
  name: 'Marie Le Goff',
  begins: '2026-01-01',
  ends: null,
  weight: 1,
  rates: [
    { from: '2026-01-01', rate: 6000 },
    { from: '2027-01-01', rate: 6500 },
  ],
}
const paul: ContractLine = {
  ...contract,
  id: 2,
  animator: 'animator:paul',
  name: 'Paul-Emmanuel de La Rochefoucauld-Montmorency',
  begins: '2026-12-08',
  weight: 2,
  rates: [{ from: '2026-12-08', rate: 6000 }],
}
const over: ContractLine = { ...contract, id: 3, ends: '2026-06-01', name: null }

const shown: EarningsShown = {
  today: galleryDay,
  month: '2026-11-01',
  months: [
    { month: '2026-11-01', currency: 'EUR', town: town.code, townName: town.name, cents: 900 },
    { month: '2026-10-01', currency: 'EUR', town: town.code, townName: town.name, cents: 36_000 },
    { month: '2026-11-01', currency: 'SEK', town: '0180', townName: 'Sigtuna', cents: 18_000 },
  ],
  lines,
  standings: [
    standing,
    { ...standing, currency: 'SEK', due: 18_000, untold: 18_000, payable: 0, onTheWay: 0, statements: [] },
  ],
  payouts: (['paid', 'prepared', 'failed', 'returned'] as const).map((state, index) => payout(state, index + 1)),
  contracts: [contract, paul, over],
  obstacles: [],
  mandate: { signedOn: '2026-01-05', contestDays: 8 },
  isDemonstration: true,
}
const nothing: EarningsShown = {
  ...shown,
  months: [],
  lines: [],
  standings: [],
  payouts: [],
  contracts: [contract],
  obstacles: ['no-identity'],
  mandate: undefined,
  isDemonstration: false,
}
const below: EarningsShown = {
  ...nothing,
  lines: lines.slice(2, 4),
  months: shown.months.slice(0, 1),
  obstacles: ['no-number', 'no-account'],
  standings: [{ ...standing, due: -900, untold: -900, payable: 0, onTheWay: 0, statements: [] }],
}

const file: AnimatorFile = {
  animator,
  legalName: 'Marie Le Goff',
  legalId: '73282932000074',
  country: 'FR',
  address: { streetAddress: '3 rue du Port', postalCode: '44750', addressLocality: 'Campbon' },
  email: 'marie@example.org',
  language: 'fr',
  vatStatus: 'below',
  vatId: null,
  iban: 'FR7630006000011234567890189',
  account: null,
  pendingAccount: 'acct_1',
  mandate: undefined,
}
const typed = {
  legalName: file.legalName,
  country: 'FR',
  vatStatus: 'below',
  iban: 'FR76 3000 6000 0112 3456 7890 180',
}
const text = {
  paragraphs: [
    'Marie Le Goff, 3 rue du Port, 44750 Campbon, numéro 73282932000074.',
    'Le mandant charge Wiker de ses factures.',
  ],
  words:
    'Marie Le Goff, 3 rue du Port, 44750 Campbon, numéro 73282932000074.\n\nLe mandant charge Wiker de ses factures.',
  hash: 'a3f1'.repeat(16),
  contestDays: 8,
}
const mandate = {
  signedOn: '2026-01-05',
  contestDays: 8,
  endedOn: null,
  signedAt: galleryNow,
  words: text.words,
  hash: text.hash,
}

const row: StatementRow = {
  id: 1,
  animator,
  currency: 'EUR',
  month: '2026-10-01',
  net: 36_000,
  vat: 7_200,
  gross: 43_200,
  invoiceId: 42,
  invoice: '2026-000042',
  payableFrom: '2026-12-11',
  contestedAt: null,
  contest: null,
  settlement: null,
  closedOn: '2026-11-03',
  legalName: file.legalName,
  legalId: file.legalId,
  address: file.address,
  email: file.email,
  language: 'fr',
  vatStatus: 'charged',
}
const page = { row, lines, today: galleryDay, isOwn: true, usualVat: 7_200 }

const change = {
  contract,
  others: [paul],
  towns: [],
  today: galleryDay,
  typed: { do: '', email: '', town: '', begins: '', ends: '', weight: '1', rate: '60', access: 'oui' },
  problems: {},
  preview: undefined,
}
const owed = {
  animator,
  name: file.legalName,
  currency: 'EUR',
  due: 72_900,
  payable: 36_000,
  onTheWay: 1_800,
  untold: 900,
  way: 'sepa' as const,
  obstacles: [],
  waiting: [
    { statement: 1, month: '2026-10-01', state: 'contestable' as const },
    { statement: 2, month: '2026-09-01', state: 'contested' as const },
    { statement: 3, month: '2026-08-01', state: 'to-invoice' as const },
  ],
}
const batchLine = (state: 'prepared' | 'paid' | 'failed' | 'returned', id: number) => ({
  id,
  animator,
  name: id === 2 ? paul.name! : file.legalName,
  account: 'FR7630006000011234567890189',
  cents: 36_000,
  state,
  paidOn: state === 'paid' || state === 'returned' ? '2026-11-13' : null,
  problem: state === 'failed' || state === 'returned' ? 'AC04 : compte clos' : null,
})
const batch = {
  id: 12,
  way: 'sepa' as const,
  currency: 'EUR',
  day: '2026-11-12',
  payouts: 4,
  cents: 144_000,
  open: 1,
  lines: (['prepared', 'paid', 'failed', 'returned'] as const).map((state, index) => batchLine(state, index + 1)),
}

/** What an animator reads of her money, and what the operator does about it, in every state. */
export function earningsStates(): Record<string, State> {
  const own = (id: string, title: string, body: State['body']) => ({ [`earnings-${id}`]: { title, body } })
  const desk = (id: string, title: string, body: State['body']) => ({ [`earnings-desk-${id}`]: { title, body } })
  return {
    ...own('full', 'Earnings, all states, two currencies', <EarningsBody {...shown} />),
    ...own('none', 'Earnings, nothing yet', <EarningsBody {...nothing} />),
    ...own('below', 'Earnings, below zero', <EarningsBody {...below} />),
    ...own('of', 'Earnings, as the operator sees them', <EarningsBody {...shown} name={paul.name!} />),
    ...own(
      'identity',
      'Animator’s identity',
      <IdentityBody typed={{ country: 'FR' }} problems={{}} file={undefined} />,
    ),
    ...own(
      'identity-wrong',
      'Animator’s identity, refused',
      <IdentityBody
        typed={typed}
        problems={{ iban: 'Cet IBAN comporte une faute : recopiez-le depuis votre relevé bancaire.' }}
        file={file}
      />,
    ),
    ...own(
      'identity-stripe',
      'Animator’s identity, paid by Stripe',
      <IdentityBody typed={typed} problems={{}} file={{ ...file, account: 'acct_1' }} said="C’est enregistré." />,
    ),
    ...own('onward', 'On to the provider', <OnwardBody address="#" />),
    ...own(
      'mandate',
      'Mandate, to sign',
      <MandateBody mandates={[]} text={text} today={galleryDay} problem="unread" />,
    ),
    ...own(
      'mandate-signed',
      'Mandate, signed',
      <MandateBody
        mandates={[mandate, { ...mandate, signedOn: '2025-01-05', endedOn: '2025-06-01' }]}
        text={text}
        today={galleryDay}
      />,
    ),
    ...own(
      'mandate-early',
      'Mandate, before the identity',
      <MandateBody mandates={[]} text={undefined} today={galleryDay} />,
    ),
    ...own('statement', 'Statement, may be contested', <StatementBody {...page} card={statement('contestable', 1)} />),
    ...own(
      'statement-own',
      'Statement, waits for her invoice',
      <StatementBody
        {...page}
        row={{ ...row, invoiceId: null, invoice: null, payableFrom: null }}
        card={statement('to-invoice', 1)}
        problems={{ number: 'Donnez le numéro de votre facture.' }}
      />,
    ),
    ...own(
      'statement-contested',
      'Statement, contested and answered',
      <StatementBody
        {...page}
        row={{ ...row, contest: 'Il manque la boulangerie.', settlement: 'Elle n’a pas encore payé.' }}
        card={statement('payable', 1)}
      />,
    ),
    ...own(
      'certificate',
      'Certificate, asked for',
      <CertificateBody
        isKnown
        isAsked
        certificates={[{ issuedOn: '2026-05-02', validTo: '2026-11-02', file: 'x.pdf' }]}
      />,
    ),
    ...own(
      'certificate-early',
      'Certificate, before the identity',
      <CertificateBody isKnown={false} isAsked={false} certificates={[]} />,
    ),
    ...desk(
      'contracts',
      'Contracts',
      <ContractsBody contracts={[contract, paul, over]} today={galleryDay} said="Le contrat est enregistré." />,
    ),
    ...desk('contracts-none', 'Contracts, none', <ContractsBody contracts={[]} today={galleryDay} />),
    ...desk(
      'open',
      'Contract, to open',
      <ChangeBody
        {...change}
        contract={undefined}
        others={[]}
        towns={[{ value: town.code, label: town.name }]}
        problems={{ email: 'Donnez une adresse électronique complète.' }}
      />,
    ),
    ...desk('hand-over', 'Contract, handed over', <ChangeBody {...change} />),
    ...desk('end', 'Contract, to end', <ChangeBody {...change} typed={{ ...change.typed, do: 'end' }} />),
    ...desk('rate', 'Contract, another share', <ChangeBody {...change} typed={{ ...change.typed, do: 'rate' }} />),
    ...desk(
      'preview',
      'Contract, what it changes',
      <ChangeBody
        {...change}
        preview={{
          ok: true,
          town: town.code,
          settled: 12,
          names: { [animator]: file.legalName, [paul.animator]: paul.name! },
          lines: [
            { animator, currency: 'EUR', before: 36_000, after: 1_479, monthly: 0 },
            { animator: paul.animator, currency: 'EUR', before: 0, after: 34_521, monthly: 3_000 },
          ],
        }}
      />,
    ),
    ...desk(
      'payouts',
      'Payouts',
      <PayoutsBody
        today={galleryDay}
        payables={[
          owed,
          { ...owed, animator: paul.animator, name: paul.name, way: 'connect', waiting: [], onTheWay: 0, untold: 0 },
          {
            ...owed,
            name: null,
            due: -900,
            payable: 0,
            onTheWay: 0,
            untold: -900,
            way: undefined,
            obstacles: ['no-identity'],
            waiting: [],
          },
        ]}
        batches={[batch, { ...batch, id: 11, open: 0, way: 'connect' }]}
        contested={[
          {
            statement: 2,
            animator,
            name: paul.name!,
            month: '2026-09-01',
            currency: 'EUR',
            gross: 36_000,
            contest: 'Il manque la boulangerie, qui a payé le 3.\nEt le fleuriste.',
            contestedAt: galleryNow,
          },
        ]}
        certificates={[{ animator, legalName: file.legalName, email: file.email, validTo: null }]}
      />,
    ),
    ...desk(
      'payouts-none',
      'Payouts, nothing',
      <PayoutsBody today={galleryDay} payables={[]} batches={[]} contested={[]} certificates={[]} />,
    ),
    ...desk('batch', 'Payout by the bank', <BatchBody batch={batch} today={galleryDay} hasDebtor />),
    ...desk(
      'batch-connect',
      'Payout by Stripe, before the account that pays is known',
      <BatchBody
        batch={{ ...batch, way: 'connect' }}
        today={galleryDay}
        hasDebtor={false}
        problem="Dites pourquoi : l’animateur le lira."
      />,
    ),
    ...desk(
      'year',
      'Year’s totals',
      <YearBody
        year={2026}
        years={[2026, 2025]}
        totals={[
          {
            animator,
            legalName: file.legalName,
            legalId: file.legalId,
            address: file.address,
            country: 'FR',
            currency: 'EUR',
            paid: 432_000,
            isDeclared: true,
          },
          {
            animator: paul.animator,
            legalName: paul.name!,
            legalId: null,
            address: null,
            country: null,
            currency: 'SEK',
            paid: 18_000,
            isDeclared: false,
          },
        ]}
      />,
    ),
    ...desk('year-none', 'Year’s totals, none', <YearBody year={2026} years={[]} totals={[]} />),
    ...desk(
      'check',
      'Accounts examined',
      <CheckBody examination={{ at: galleryNow, rules: 19, broken: 0, findings: [] }} />,
    ),
    ...desk(
      'check-broken',
      'Accounts, a rule broken',
      <CheckBody
        examination={{
          at: galleryNow,
          rules: 19,
          broken: 1,
          findings: [{ rule: 'the ledger sums to nothing in every currency', broken: 2, examples: ['EUR', 'SEK'] }],
        }}
      />,
    ),
    ...desk('check-never', 'Accounts, never examined', <CheckBody examination={undefined} />),
  }
}
