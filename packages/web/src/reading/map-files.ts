import { readMapPoints } from '@wiker/town/map/points.ts'
import { readOutline, readOutlinesAround } from '@wiker/town/towns/outlines.ts'
import { readDial } from '@wiker/town/towns/scope.ts'
import type { TownOutline } from '@wiker/town/types.ts'
import { nameWithAdvertiser } from '../components/advertiser.tsx'
import { hueOf } from '../components/category.tsx'
import { recordPath } from '../components/links.ts'
import { readableName } from '../formatting/names.ts'
import { words } from '../formatting/words.ts'
import type { Deps, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { openHeaders } from '../server/security.ts'
import { tellTowns } from './tell-towns.ts'

/** `/{town}/carte.geojson`: the points of the map, with the filter of its page (RFC 7946). */
export async function mapPoints(c: SiteContext, deps: Pick<Deps, 'db'>): Promise<Response> {
  const { town, today, language } = c.var
  const { scope } = await readDial(deps.db, { town, asked: c.req.query('autour') })
  tellTowns(c, scope)
  const category = c.req.query('category')
  const points = await readMapPoints(deps.db, { town, scope, today })
  const features = points
    .filter((point) => !category || (point.category ?? 'other') === category)
    .map(({ name, section, path, of, category: kind, longitude, latitude, advertiser }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties: {
        name: nameWithAdvertiser(readableName(name), { advertiser }, words[language]),
        section,
        category: kind,
        hue: hueOf(kind ?? 'other'),
        url: localPath(language, recordPath(of ?? town.slug, section, path)),
      },
    }))
  return geoJson(c, features)
}

/** `/{town}/carte/contours.geojson`: the town and those around it. */
export async function mapOutlines(c: SiteContext, deps: Pick<Deps, 'db'>): Promise<Response> {
  const { town } = c.var
  const [own, around] = await Promise.all([readOutline(deps.db, town.code), readOutlinesAround(deps.db, town)])
  const feature = ({ name, geometry }: TownOutline, isOwn: boolean) => ({
    type: 'Feature',
    geometry,
    properties: { name, own: isOwn },
  })
  const others = around.map((outline) => feature(outline, false))
  return geoJson(c, own?.geometry ? [...others, feature(own, true)] : others)
}

function geoJson(c: SiteContext, features: object[]): Response {
  for (const [name, value] of openHeaders) c.header(name, value)
  const collection = { type: 'FeatureCollection', features }
  return c.body(JSON.stringify(collection), 200, { 'content-type': 'application/geo+json; charset=utf-8' })
}
