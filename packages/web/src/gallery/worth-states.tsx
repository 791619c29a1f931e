import type { WorthMonth } from '@wiker/billing/worth/read.ts'
import type { ShopMonth } from '@wiker/town/worth/month.ts'
import { PromiseDeskBody } from '../money/worth/promise-desk.tsx'
import { WorthBody } from '../money/worth/worth-body.tsx'
import { galleryNow, town } from './data.ts'
import type { State } from './states.tsx'

const shop = { id: 8, name: 'Boulangerie-pâtisserie de la place de l’Église et du port réunis' }

const counted: ShopMonth = {
  month: '2026-10',
  days: { from: '2026-10-01', to: '2026-10-31' },
  before: { from: '2026-09-01', to: '2026-09-30' },
  seen: { now: 62, before: 1240 },
  route: { now: 4, before: 12 },
  phone: { now: 3, before: 0 },
  site: { now: 0, before: 1 },
  coupon: { now: 2, before: 0 },
  page: { seen: 31, contacts: 5 },
  published: { now: 2, before: 0 },
  publications: [
    {
      id: 1,
      kind: 'offer',
      name: 'Deux brioches pour le prix d’une, le matin jusqu’à épuisement',
      isNew: true,
      picture: true,
      seen: 24,
      contacts: 2,
    },
    { id: 2, kind: 'article', name: 'Ouvert le dimanche', isNew: true, picture: false, seen: 7, contacts: 0 },
  ],
  around: { shops: 7, readings: 40, contacts: 2 },
  missing: ['telephone'],
}
const nothing: ShopMonth = {
  ...counted,
  month: '2026-11',
  days: { from: '2026-11-01', to: '2026-11-23' },
  before: { from: '2026-10-01', to: '2026-10-23' },
  ...Object.fromEntries(
    ['seen', 'route', 'phone', 'site', 'coupon', 'published'].map((kind) => [kind, { now: 0, before: 0 }]),
  ),
  page: { seen: 0, contacts: 0 },
  publications: [],
  around: { why: 'too-few', shops: 2 },
  missing: [],
}
const closed: WorthMonth = {
  subscription: 3,
  month: '2026-10',
  page: 8,
  town: town.code,
  readings: 62,
  publications: 2,
  figures: counted,
  price: 3000,
  currency: 'EUR',
  promised: { from: '2026-01-01', readings: 100, publications: 1 },
  isPaid: true,
  isUnder: true,
  freeAt: galleryNow,
  freeRefused: null,
}
const kept: WorthMonth = { ...closed, month: '2026-09', readings: 1240, isUnder: false, freeAt: null }

/** What the site brings to those who pay for it. */
export function worthStates(): Record<string, State> {
  const place = { slug: town.slug, code: town.code, name: town.name, timezone: town.timezone, town }
  const desk = { place, month: '2026-10', last: '2026-10', names: new Map([[8, shop.name]]) }
  return {
    'worth-under': {
      title: 'Worth: under what was promised',
      town,
      body: (
        <WorthBody page={shop} shown={{ counted, closed, promised: undefined, isOver: true, months: [closed, kept] }} />
      ),
    },
    'worth-so-far': {
      title: 'Worth: a month that is not over, nothing yet',
      town,
      body: (
        <WorthBody
          page={shop}
          shown={{ counted: nothing, closed: undefined, promised: 100, isOver: false, months: [] }}
        />
      ),
    },
    promises: {
      title: 'Desk: promises',
      town,
      body: (
        <PromiseDeskBody
          {...desk}
          months={[
            closed,
            { ...closed, freeRefused: 'x', subscription: 4 },
            kept,
            { ...kept, readings: 3, isPaid: false },
          ]}
        />
      ),
    },
    'promises-none': { title: 'Desk: no promise yet', town, body: <PromiseDeskBody {...desk} months={[]} /> },
  }
}
