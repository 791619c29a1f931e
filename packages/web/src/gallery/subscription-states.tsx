import type { InvoiceLine } from '@wiker/billing/invoice/file.ts'
import { findPlan } from '@wiker/billing/plans/plans.ts'
import type { Customer } from '@wiker/billing/subscribe/accounts.ts'
import type { Subscription } from '@wiker/billing/subscribe/read.ts'
import { DemonstrationBody } from '../money/demonstration/pages.tsx'
import { CancelBody } from '../money/merchant/cancel.tsx'
import { ChangePlanBody } from '../money/merchant/change-plan.tsx'
import { HandOverBody } from '../money/merchant/hand-over.tsx'
import { IdentityBody } from '../money/merchant/identity-body.tsx'
import { OwnInvoicesBody } from '../money/merchant/invoices.tsx'
import { HeldBody } from '../money/merchant/mine.tsx'
import { MineBody } from '../money/merchant/mine-body.tsx'
import { OfferBody } from '../money/merchant/offer.tsx'
import { PayBody } from '../money/merchant/pay.tsx'
import { offered } from '../money/merchant/plan-words.ts'
import { WaitingBody } from '../money/merchant/waiting.tsx'
import { galleryDay, galleryNow, town } from './data.ts'
import type { State } from './states.tsx'

const longName = 'Boulangerie-pâtisserie artisanale du Vieux-Port et des Trois-Rivières de Saint-Médard-de-Guizières'
const payer = {
  kind: 'merchant' as const,
  name: longName,
  base: '/mon-espace/8/abonnement',
  home: '/mon-espace/8',
  town,
}
const hall = {
  ...payer,
  kind: 'town_hall' as const,
  name: town.name,
  base: '/bureau/x/mairie/abonnement',
  home: '/bureau/x/mairie',
}
const plan = (code: string) => offered(findPlan('FR', code)!, 'FR', 'EUR', galleryDay)
const plans = [plan('merchant-month'), plan('merchant-year')]
const common = { mode: 'demonstration' as const, today: galleryDay }

const customer: Customer = {
  party: 'page:8',
  country: 'FR',
  legalName: longName,
  legalId: '73282932000074',
  vatId: 'FR44732829320',
  address: { streetAddress: '3 rue du Port', postalCode: '44130', addressLocality: town.name },
  email: 'comptabilite.de.la.boulangerie.du.vieux.port@boulangerie-du-vieux-port.example',
  language: 'fr',
  serviceCode: null,
  orderNumber: null,
}
const subscription: Subscription = {
  id: 3,
  party: 'page:8',
  town: town.code,
  country: 'FR',
  currency: 'EUR',
  plan: findPlan('FR', 'merchant-month')!,
  gross: 3600,
  state: 'active',
  periodFrom: '2026-11-10',
  periodTo: '2026-12-10',
  endsAtPeriodEnd: false,
  graceTo: null,
  endedAt: null,
  freeMonths: 0,
  provider: 'sub_1',
  customer: 'cus_1',
}
const invoice: InvoiceLine = {
  id: 1,
  number: '2026-000042',
  kind: 'invoice',
  day: '2026-11-10',
  party: 'page:8',
  currency: 'EUR',
  gross: 3600,
}
const invoices: InvoiceLine[] = [
  { ...invoice, id: 2, number: '2026-000043', kind: 'credit-note', gross: -1200 },
  invoice,
  ...Array.from({ length: 10 }, (_, index) => ({
    ...invoice,
    id: 3 + index,
    number: `2026-${String(31 - index).padStart(6, '0')}`,
    day: `2026-${String(10 - index).padStart(2, '0')}-10`,
  })),
]
const typed = {
  legalName: longName,
  legalId: '732 829 320 00075',
  vatId: '',
  streetAddress: '3 rue du Port',
  postalCode: '44130',
  addressLocality: town.name,
  email: '',
  serviceCode: '',
  orderNumber: '',
}
const bare = Object.fromEntries(Object.keys(typed).map((name) => [name, ''])) as typeof typed
const mine = { payer, subscription, customer, invoices, others: [], plans, ...common }
const member = {
  person: 'paul',
  email: 'paul@example.org',
  name: 'Paul Le Goff',
  role: 'owner' as const,
  since: galleryNow,
}
const asked = { id: 'x', open: true, back: undefined, currency: 'EUR' }

/** Subscribing, and what comes after, in every state. */
export function subscriptionStates(): Record<string, State> {
  return {
    'subscribe-offer': {
      title: 'Subscribe: what one gets',
      town,
      body: <OfferBody payer={payer} plans={plans} {...common} />,
    },
    'subscribe-offer-again': {
      title: 'Subscribe: after the end',
      town,
      body: (
        <OfferBody
          payer={payer}
          plans={plans}
          ended={{ ...subscription, state: 'ended', endedAt: galleryNow }}
          {...common}
        />
      ),
    },
    'subscribe-offer-hall': {
      title: 'Subscribe: a town hall',
      town,
      body: <OfferBody payer={hall} plans={[plan('town-hall-year'), plan('intercommunality-year')]} {...common} />,
    },
    'subscribe-not-sold': {
      title: 'Subscribe: a country without prices',
      town,
      body: <OfferBody payer={payer} plans={[]} {...common} />,
    },
    'subscribe-identity': {
      title: 'Subscribe: who one is, empty',
      town,
      body: <IdentityBody payer={payer} typed={bare} problems={{}} plan="merchant-month" mode="live" />,
    },
    'subscribe-identity-found': {
      title: 'Subscribe: who one is, from the directory',
      town,
      body: (
        <IdentityBody
          payer={payer}
          typed={{ ...typed, legalId: '73282932000074' }}
          from="directory"
          problems={{}}
          plan="merchant-month"
          mode="demonstration"
        />
      ),
    },
    'subscribe-identity-wrong': {
      title: 'Subscribe: who one is, with mistakes',
      town,
      body: (
        <IdentityBody
          payer={payer}
          typed={typed}
          problems={{
            legalId: 'Ce numéro SIRET n’est pas juste.',
            email: 'À remplir : Adresse électronique pour les factures.',
          }}
          plan="merchant-month"
          mode="demonstration"
        />
      ),
    },
    'subscribe-identity-hall': {
      title: 'Subscribe: who one is, a town hall',
      town,
      body: <IdentityBody payer={hall} typed={bare} problems={{}} plan={undefined} mode="demonstration" />,
    },
    'subscribe-pay': {
      title: 'Subscribe: pay',
      town,
      body: <PayBody payer={payer} plan={plans[0]!} customer={customer} hadTrial={false} {...common} />,
    },
    'subscribe-pay-wrong': {
      title: 'Subscribe: pay, a code that does not work',
      town,
      body: (
        <PayBody
          payer={payer}
          plan={plans[1]!}
          customer={customer}
          hadTrial
          left
          code="ETE"
          problems={{ code: 'Ce code n’existe pas.' }}
          {...common}
        />
      ),
    },
    'subscribe-waiting': {
      title: 'Subscribe: waiting',
      town,
      body: <WaitingBody payer={payer} isLong={false} mode="demonstration" />,
    },
    'subscribe-waiting-long': {
      title: 'Subscribe: waiting for long',
      town,
      body: <WaitingBody payer={payer} isLong mode="live" />,
    },
    'subscription-trial': {
      title: 'Subscription: on trial',
      town,
      body: (
        <MineBody
          {...mine}
          invoices={[]}
          subscription={{ ...subscription, state: 'trial' }}
          said="Votre abonnement est en place."
        />
      ),
    },
    'subscription-active': {
      title: 'Subscription: running, with invoices, a month given, another owner',
      town,
      body: <MineBody {...mine} subscription={{ ...subscription, freeMonths: 1 }} others={[member]} />,
    },
    'subscription-late': {
      title: 'Subscription: a payment that failed',
      town,
      body: <MineBody {...mine} subscription={{ ...subscription, state: 'late', graceTo: '2026-12-04' }} />,
    },
    'subscription-suspended': {
      title: 'Subscription: suspended',
      town,
      body: <MineBody {...mine} subscription={{ ...subscription, state: 'suspended' }} />,
    },
    'subscription-ends': {
      title: 'Subscription: cancelled',
      town,
      body: <MineBody {...mine} subscription={{ ...subscription, endsAtPeriodEnd: true }} />,
    },
    'subscription-held': { title: 'Subscription: settled by somebody else', town, body: <HeldBody payer={payer} /> },
    'subscription-member': {
      title: 'Subscription: who may not subscribe',
      town,
      body: <HeldBody payer={payer} member />,
    },
    'subscription-change': {
      title: 'Subscription: another plan',
      town,
      body: (
        <ChangePlanBody
          payer={payer}
          others={[plans[1]!]}
          chosen={plans[1]}
          mode="demonstration"
          preview={{
            plan: 'merchant-year',
            at: 1,
            currency: 'EUR',
            lines: [
              { cents: -1650, isBack: true },
              { cents: 33_000, isBack: false },
            ],
            vat: 6270,
            total: 37_620,
            due: 37_620,
            isTrial: false,
          }}
        />
      ),
    },
    'subscription-change-back': {
      title: 'Subscription: another plan that leaves money in hand',
      town,
      body: (
        <ChangePlanBody
          payer={payer}
          others={[plans[0]!]}
          chosen={plans[0]}
          mode="live"
          preview={{
            plan: 'merchant-month',
            at: 1,
            currency: 'EUR',
            lines: [
              { cents: -28_000, isBack: true },
              { cents: 3000, isBack: false },
            ],
            vat: -5000,
            total: -30_000,
            due: 0,
            isTrial: false,
          }}
        />
      ),
    },
    'subscription-cancel': {
      title: 'Subscription: cancel',
      town,
      body: <CancelBody payer={payer} subscription={subscription} {...common} />,
    },
    'subscription-cancel-trial': {
      title: 'Subscription: cancel a trial',
      town,
      body: <CancelBody payer={payer} subscription={{ ...subscription, state: 'trial' }} {...common} />,
    },
    'subscription-cancel-late': {
      title: 'Subscription: cancel what is owed',
      town,
      body: <CancelBody payer={payer} subscription={{ ...subscription, state: 'late' }} {...common} />,
    },
    'subscription-hand-over': {
      title: 'Subscription: the shop is sold',
      town,
      body: <HandOverBody payer={payer} back={{ cents: 2160, days: 18, currency: 'EUR' }} mode="demonstration" />,
    },
    'own-invoices': {
      title: 'Invoices of two shops',
      body: (
        <OwnInvoicesBody
          invoices={[...invoices, { ...invoice, id: 99, party: 'page:9' }]}
          names={
            new Map([
              ['page:8', longName],
              ['page:9', 'Fleurs de Blain'],
            ])
          }
          mode="demonstration"
        />
      ),
    },
    'own-invoices-none': {
      title: 'Invoices: none',
      body: <OwnInvoicesBody invoices={[]} names={new Map()} mode="live" />,
    },
    'demonstration-pay': {
      title: 'Demonstration: pay',
      body: (
        <DemonstrationBody
          asked={{ ...asked, kind: 'pay', cents: 3600, actions: ['card', 'sepa', 'declined', 'leave'] }}
          refused
          action="/demonstration/pay/x"
        />
      ),
    },
    'demonstration-used': {
      title: 'Demonstration: a page that has served',
      body: (
        <DemonstrationBody
          asked={{ ...asked, kind: 'invoice', open: false, cents: 0, actions: [] }}
          action="/demonstration/invoice/x"
        />
      ),
    },
  }
}
