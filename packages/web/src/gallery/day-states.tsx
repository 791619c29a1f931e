import type { TownCard } from '@wiker/town/types.ts'
import { AbsenceBody } from '../desk/day/absence-page.tsx'
import type { Card, CardKind } from '../desk/day/card-kind.ts'
import * as kinds from '../desk/day/cards/index.ts'
import { DayBody, type DayProps } from '../desk/day/day-body.tsx'
import type { Queued } from '../desk/day/read-day.ts'
import { RulesBody } from '../desk/day/rules-page.tsx'
import { galleryDay, galleryNow, town } from './data.ts'
import { conflict, other, pair, thing, waiting } from './desk-states.tsx'
import type { State } from './states.tsx'

const long =
  'Grand concert annuel de l’harmonie intercommunale des Trois-Rivières et de ses invités du conservatoire de la presqu’île'

function queued(
  of: CardKind,
  data: unknown,
  more: Partial<Card> = {},
  others: Card[] = [],
  where: TownCard = town,
): Queued {
  const card: Card = { id: '1', name: 'Fest-noz de la Saint-Aubin', pressing: {}, data, ...more }
  return { kind: of.name, of, town: where, card, others, token: 'gallery-token', seconds: 20 }
}

const done: DayProps['done'] = [
  { kind: 'proposal', answer: 'accept', count: 12, who: 'Marie', mine: true, deputy: false },
  { kind: 'harvested', answer: 'accept', count: 16, who: null, mine: false, deputy: false },
  { kind: 'remark', answer: 'refuse', count: 1, who: 'Paul', mine: false, deputy: true },
]
const day = (queue: Queued[], more: Partial<DayProps> = {}): State['body'] => (
  <>
    <h1>Le bureau</h1>
    <DayBody towns={[town]} queue={queue} last={[]} done={[]} putOff={[]} {...more} />
  </>
)
const why = 'La source l’a changé depuis votre correction.'
const alike = { key: 'source 3 event loto', name: 'Agenda des associations, lotos' }
const one = queued(kinds.conflict, conflict, { suggests: { answer: 'theirs', why } })
const group = queued(
  kinds.harvested,
  waiting(1, 'Loto du foot'),
  { name: 'Loto du foot', alike, suggests: { answer: 'accept', why: 'Tel que l’agenda le donne.' } },
  [2, 3, 4].map((i) => ({
    id: String(i),
    name: `Loto de l’école ${i}`,
    pressing: {},
    data: waiting(i, 'Loto'),
    alike,
  })),
)
const shop = {
  thing: 'urn:wiker:place:1',
  name: 'Boulangerie du Port',
  category: 'bakery',
  telephone: '+33 2 40 00 01 02',
  neighbours: [{ name: 'Au bon pain', town: 'Savenay', km: 6, deals: 2 }],
}
const habit = {
  kind: 'harvested',
  alike: alike.key,
  alikeName: alike.name,
  answer: 'accept',
  count: 5,
  names: ['Loto du foot', 'Loto de l’école'],
  since: galleryNow,
}
const report = {
  id: 1,
  at: galleryNow,
  reason: 'danger',
  message: 'La date est passée, le chemin est coupé.',
  name: '',
  contact: null,
  goodFaith: true,
  language: 'fr',
  subject: { kind: 'site', id: null, name: 'Randonnée des marais', page: '/', town: town.code },
  decision: null,
}
const last: DayProps['last'] = [
  {
    id: 1,
    token: 'gallery-token',
    town: town.code,
    kind: 'proposal',
    card: '1',
    name: long,
    answer: 'accept',
    until: null,
    memory: {},
    at: galleryNow,
  },
]

/** The day's queue: full, of several towns, very long, done. */
export const dayStates: Record<string, State> = {
  'day-conflict': { title: 'Day: a disagreement', body: day([one, group], { last, done }) },
  'day-together': { title: 'Day: many alike', body: day([group]) },
  'day-double': {
    title: 'Day: one thing or two',
    body: day([queued(kinds.double, { pair, sides: [thing(), other] })]),
  },
  'day-report': {
    title: 'Day: a grave report',
    body: day([queued(kinds.report, report, { pressing: { urgent: true } })]),
  },
  'day-wrong': {
    title: 'Day: an answer without its words',
    body: day([queued(kinds.report, report)], {
      wrong: { kind: 'report', card: '1', problem: 'day.report.needsWords', reason: 'Vu' },
    }),
  },
  'day-call': { title: 'Day: a shop to call', body: day([queued(kinds.call, shop, { name: shop.name })]) },
  'day-rule': {
    title: 'Day: a rule offered',
    body: day([queued(kinds.rule, habit, { name: `Toujours accepter : ${alike.name} ?` })]),
  },
  'day-long': {
    title: 'Day: a very long name',
    body: day([queued(kinds.conflict, conflict, { name: `${long}, ${long}` })], { last }),
  },
  'day-towns': {
    title: 'Day: several towns',
    body: day([one, group], { towns: [town, { ...town, code: '99002', slug: 'les-roseaux', name: 'Les Roseaux' }] }),
  },
  'day-done': {
    title: 'Day: done',
    body: day([], { done, last, putOff: [{ town: town.code, kind: 'proposal', name: long, until: '2026-12-01' }] }),
  },
  'day-empty': { title: 'Day: nothing waits', body: day([]) },
  'day-rules': {
    title: 'Rules of the desk',
    body: (
      <RulesBody
        town={town}
        rules={[
          {
            id: 1,
            town: town.code,
            kind: 'harvested',
            alike: alike.key,
            alikeName: alike.name,
            answer: 'accept',
            person: 'a',
            email: 'marie@example.org',
            at: galleryNow,
            applied: 7,
            lastNames: ['Loto du foot'],
          },
        ]}
      />
    ),
  },
  'day-no-rules': { title: 'Rules of the desk: none', body: <RulesBody town={town} rules={[]} /> },
  'day-absence': {
    title: 'Away from the desk',
    body: (
      <AbsenceBody
        town={town}
        today={galleryDay}
        rules={2}
        absences={[
          {
            id: 1,
            town: town.code,
            person: 'a',
            email: 'marie@example.org',
            deputy: 'b',
            deputyEmail: 'paul@example.org',
            startsOn: '2026-12-20',
            endsOn: '2027-01-03',
            away: true,
          },
        ]}
      />
    ),
  },
  'day-absence-wrong': {
    title: 'Away from the desk: wrong',
    body: (
      <AbsenceBody
        town={town}
        today={galleryDay}
        rules={0}
        absences={[]}
        typed={{ from: '2026-12-20', to: '2026-12-10', deputy: 'x@example.org', away: true }}
        wrong={{ to: 'day.absence.badEnd', deputy: 'day.absence.unknown' }}
      />
    ),
  },
}
