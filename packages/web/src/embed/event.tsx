import { readEvent } from '@wiker/town/agenda/event.ts'
import type { EventPage } from '@wiker/town/types.ts'
import { recordPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { wordsFor } from '../pages/show.tsx'
import { OwnPhoto } from '../pictures/photo.tsx'
import { showBare } from '../print/bare.tsx'
import { type Poster, posterOf } from '../print/poster.tsx'
import type { Deps, SiteContext } from '../server/deps.ts'
import { originOf } from '../server/origin.ts'
import { letBeFramed } from './headers.ts'

type Shown = Extract<EventPage, { state: 'shown' }>

/** `/{town}/integrer/agenda/{event}`: one event in a frame of another site. */
export async function embeddedEvent(c: SiteContext, deps: Deps) {
  const { town, today } = c.var
  const page = await readEvent(deps.db, { town, path: c.req.param('record') ?? '', today })
  if (page?.state !== 'shown') return c.notFound()
  const poster = posterOf(page, originOf(c, deps), wordsFor(c), today)
  letBeFramed(c)
  return showBare(c, deps, {
    title: poster.name,
    colour: town.colour,
    kind: 'embed',
    body: <EmbeddedEventBody page={page} poster={poster} />,
  })
}

export function EmbeddedEventBody({ page, poster }: { page: Pick<Shown, 'event' | 'town' | 'path'>; poster: Poster }) {
  const { t, to } = useReader()
  const { event, town, path } = page
  return (
    <div class="embed__page">
      <h1>{poster.name}</h1>
      {poster.status && (
        <p>
          <strong class="embed__mark">{poster.status}</strong>
        </p>
      )}
      <p class="embed__when">{[poster.date, poster.hour].filter(Boolean).join(' ')}</p>
      {event.image && <OwnPhoto image={event.image} name={poster.name} sizes="400px" />}
      {poster.facts.map(({ text }) => (
        <p>{text}</p>
      ))}
      {poster.advert && <p class="embed__advert">{poster.advert}</p>}
      <p>
        <a class="tall" href={to(recordPath(town.slug, 'agenda', path))} target="_blank" rel="noopener">
          {t('embed.event', { town: town.name })}
        </a>
      </p>
    </div>
  )
}
