import { type Action, capacityFor, type Grant } from '@wiker/town/people/permissions.ts'
import type { MessageKey } from '../formatting/words.ts'

interface Tool {
  /** Under `/bureau/{slug}/`. */
  path: string
  action: Action
  group: 'people' | 'facts' | 'site'
  name: MessageKey
  /** How many wait, in words; a tool without has nothing that waits. */
  waits?: MessageKey
}

/** The pages of a town's desk. What waits comes in this order: what the law or a reader presses for first. */
const all = [
  {
    path: 'signalements',
    action: 'report.handle',
    group: 'people',
    name: 'order.desk.link',
    waits: 'desk.reports',
  },
  {
    path: 'droits-de-reponse',
    action: 'reply.decide',
    group: 'people',
    name: 'order.replies.title',
    waits: 'desk.replies',
  },
  {
    path: 'propositions',
    action: 'publication.review',
    group: 'people',
    name: 'desk.tool.proposals',
    waits: 'desk.proposals',
  },
  { path: 'apporter', action: 'door.bring', group: 'people', name: 'doors.tool', waits: 'doors.waits' },
  { path: 'pages', action: 'page.verify', group: 'people', name: 'desk.tool.pages', waits: 'desk.pagesWaiting' },
  { path: 'entraide', action: 'meeting.moderate', group: 'people', name: 'meet.desk.tool', waits: 'meet.desk.posts' },
  {
    path: 'paroles',
    action: 'meeting.moderate',
    group: 'people',
    name: 'meet.desk.remarks.tool',
    waits: 'meet.desk.remarks',
  },
  {
    path: 'a-confirmer',
    action: 'record.review',
    group: 'facts',
    name: 'desk.tool.toConfirm',
    waits: 'desk.town.waiting',
  },
  {
    path: 'desaccords',
    action: 'conflict.settle',
    group: 'facts',
    name: 'desk.tool.conflicts',
    waits: 'desk.conflicts',
  },
  { path: 'doublons', action: 'record.match', group: 'facts', name: 'desk.tool.doubles', waits: 'desk.doubles' },
  { path: 'recits', action: 'story.handle', group: 'facts', name: 'stories.tool', waits: 'stories.waits' },
  { path: 'regles', action: 'desk.lend', group: 'site', name: 'day.rules' },
  { path: 'remplacement', action: 'desk.lend', group: 'site', name: 'day.absence' },
  { path: 'mairie', action: 'town_hall.publish', group: 'site', name: 'townHall.link' },
  { path: 'audience', action: 'audience.see', group: 'site', name: 'audience.link' },
  { path: 'lettre', action: 'letter.edit', group: 'site', name: 'letter.tool' },
  { path: 'promesses', action: 'worth.see', group: 'site', name: 'worth.tool' },
  { path: 'envois', action: 'telling.see', group: 'site', name: 'meet.desk.tellings' },
  { path: 'mentions', action: 'publisher.edit', group: 'site', name: 'legal.title' },
  { path: 'pluralisme', action: 'election.set', group: 'site', name: 'townHall.fairness' },
  { path: 'domaine', action: 'domain.set', group: 'site', name: 'townHall.domain' },
] as const satisfies Tool[]

export type TownTool = (typeof all)[number]
export type WorkTool = Extract<TownTool, { waits: MessageKey }>
export type WorkPath = WorkTool['path']

/** The pages that the whole network has besides its towns. */
const ofNetwork: readonly string[] = ['signalements', 'audience', 'promesses', 'mentions']

/** What these grants open in a town; null: for the network. */
export function toolsFor(grants: readonly Grant[], town: string | null): TownTool[] {
  return all.filter(
    ({ action, path }) => capacityFor(grants, action, town) && (town !== null || ofNetwork.includes(path)),
  )
}

export const isWork = (tool: TownTool): tool is WorkTool => 'waits' in tool
