import type { Together } from '@wiker/town/pages/together.ts'
import { recordPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'

/** Who does an event with its organiser, each leading to its own page. */
export function TogetherFact({ together }: { together: Together[] }) {
  const { t, to } = useReader()
  if (together.length === 0) return null
  return (
    <p class="line__facts">
      <span>{t('partner.with')}</span>
      {together.map(({ name, place }) =>
        place ? (
          <a class="tall" href={to(recordPath(place.townSlug, place.section, place.path))}>
            {name}
          </a>
        ) : (
          <span>{name}</span>
        ),
      )}
    </p>
  )
}
