import type { Neighbour, TownCard } from '@wiker/town/types.ts'
import { sectionPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { distance } from '../formatting/quantities.ts'
import { ProposeLink } from '../publish/propose-link.tsx'

/** "Rien d'annoncé": said plainly, with where something is on nearby. */
export function NothingAnnounced({
  town,
  neighbours,
  text,
  narrowed = false,
}: {
  town: TownCard
  neighbours: Neighbour[]
  text?: string
  /** Other days, or another category, may have something. */
  narrowed?: boolean
}) {
  const { to, t, words } = useReader()
  const path = sectionPath(town.slug, 'agenda')
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
      {narrowed && (
        <p>
          <a class="tall" href={to(path)}>
            {t('home.allAgenda')}
          </a>
        </p>
      )}
      <ProposeLink town={town} />
      <p>
        <a class="tall" href={to(withQuery('/signaler', { page: path }))}>
          {t('empty.tell')}
        </a>
      </p>
    </Empty>
  )
}
