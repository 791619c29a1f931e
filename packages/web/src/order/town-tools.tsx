import { type Action, capacityFor, type Grant } from '@wiker/town/people/permissions.ts'
import { useReader } from '../components/reader.ts'

const all = [
  { path: 'signalements', action: 'report.handle', name: 'order.desk.link' },
  { path: 'droits-de-reponse', action: 'reply.decide', name: 'order.replies.title' },
  { path: 'mairie', action: 'town_hall.publish', name: 'townHall.link' },
  { path: 'audience', action: 'audience.see', name: 'audience.link' },
  { path: 'mentions', action: 'publisher.edit', name: 'legal.title' },
  { path: 'pluralisme', action: 'election.set', name: 'townHall.fairness' },
  { path: 'domaine', action: 'domain.set', name: 'townHall.domain' },
] as const satisfies { path: string; action: Action; name: string }[]

export type TownTool = (typeof all)[number]

/** What these grants let somebody do in a town, besides what waits there; null: for the network. */
export function toolsFor(grants: readonly Grant[], town: string | null): TownTool[] {
  const ofTown = ['droits-de-reponse', 'mairie', 'pluralisme', 'domaine']
  return all.filter(
    ({ action, path }) => capacityFor(grants, action, town) && (town !== null || !ofTown.includes(path)),
  )
}

export function TownTools({ slug, tools }: { slug: string; tools: TownTool[] }) {
  const { t, to } = useReader()
  if (tools.length === 0) return null
  return (
    <p class="line__facts">
      {tools.map(({ path, name }) => (
        <a href={to(`/bureau/${slug}/${path}`)}>{t(name)}</a>
      ))}
      {slug === 'reseau' && <a href={to('/bureau/recours')}>{t('order.appeals.title')}</a>}
    </p>
  )
}
