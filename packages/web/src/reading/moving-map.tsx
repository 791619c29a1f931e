import type { Child } from 'hono/jsx'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import type { Query } from './asked-agenda.ts'

interface Props {
  town: { slug: string }
  /** The filter of the page, for all its points. */
  query?: Query
  /** One point alone: the map then waits until it is asked for. */
  only?: { latitude: number; longitude: number; name: string }
  /** The drawn map: what there is without JavaScript. */
  children?: Child
}

/** The drawn map, which becomes one that moves where there is JavaScript. The list beside it leads to everything by keyboard. */
export function MovingMap({ town, query = {}, only, children }: Props) {
  const { t, to, asset, mapTiles } = useReader()
  const base = to(`/${town.slug}/carte`)
  return (
    <moving-map
      class="moving-map"
      data-leaflet={asset('leaflet.js')}
      data-css={asset('leaflet.css')}
      data-marks={asset('map-marks.js')}
      data-outlines={`${base}/contours.geojson`}
      data-points={only ? undefined : withQuery(`${base}.geojson`, query)}
      data-at={only && `${only.latitude} ${only.longitude}`}
      data-name={only?.name}
      data-wide={query.autour}
      data-tiles={mapTiles?.url}
      data-credit={mapTiles?.credit}
      data-in={t('map.zoomIn')}
      data-out={t('map.zoomOut')}
      data-here={t('map.here')}
      data-refused={t('map.refused')}
    >
      <div class="moving-map__drawn">
        {children}
        {only && (
          <button class="button button--quiet only-script" type="button" data-start>
            {t('map.open')}
          </button>
        )}
      </div>
      <section class="moving-map__frame" hidden aria-label={t('section.map')} />
      {!only && (
        <p class="actions only-script">
          <button class="button button--quiet" type="button" data-around-me>
            {t('map.aroundMe')}
          </button>
        </p>
      )}
      <p role="status" class="list__facts" />
    </moving-map>
  )
}
