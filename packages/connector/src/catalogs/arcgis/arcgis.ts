import type { Catalog, Seen, Target } from '../types.ts'
import { readService } from './read.ts'

/** ArcGIS REST services: FeatureServer and MapServer, with or without paging. */
export const arcgis: Catalog = { name: 'arcgis', detect: detectArcgis }

/** `…/rest/services/…/FeatureServer`, a layer of it, or a query on one. */
function detectArcgis({ url }: Seen): Target | undefined {
  const [, service, layer] = /^(.*\/(?:FeatureServer|MapServer))(?:\/(\d+))?(?:\/query)?\/?$/.exec(url.pathname) ?? []
  if (!service) return undefined
  const base = `${url.origin}${service}`
  const name = service.split('/').at(-2) ?? 'service'
  return { name, read: (session) => readService(base, layer, url.searchParams, session) }
}
