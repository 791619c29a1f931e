import type { Neighbour, TownCard } from '@wiker/town/types.ts'
import { sectionPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { distance } from '../formatting/quantities.ts'

/** "Rien d'annoncé": said plainly, with where something is on nearby. */
export function NothingAnnounced({
  town,
  neighbours,
  text,
}: {
  town: TownCard
  neighbours: Neighbour[]
  text?: string
}) {
  const { to, t, words } = useReader()
  const busy = neighbours.filter(({ announced }) => announced > 0).slice(0, 4)
  return (
    <Empty>
      <p>
        <strong>{text ?? t('empty.agenda', { town: town.name })}</strong>
      </p>
      {busy.length > 0 && (
        <>
          <p>{t('empty.nearby')}</p>
          <ul class="list list--plain">
            {busy.map((neighbour) => (
              <li>
                <a class="tall" href={to(sectionPath(neighbour.slug, 'agenda'))}>
                  {t('empty.neighbour', {
                    town: neighbour.name,
                    distance: distance(neighbour.distance, words),
                    count: neighbour.announced,
                  })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Empty>
  )
}
