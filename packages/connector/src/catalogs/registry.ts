import { arcgis } from './arcgis/arcgis.ts'
import { ckan } from './ckan/ckan.ts'
import { dcat } from './dcat/dcat.ts'
import { gancio } from './gancio/gancio.ts'
import { mobilizon } from './mobilizon/mobilizon.ts'
import { ogcApi } from './ogc-api/ogc-api.ts'
import { openagenda } from './openagenda/openagenda.ts'
import { opendatasoft } from './opendatasoft/opendatasoft.ts'
import { rest } from './rest/rest.ts'
import { sitemap } from './sitemap/sitemap.ts'
import type { Catalog } from './types.ts'
import { udata } from './udata/udata.ts'
import { wfs } from './wfs/wfs.ts'
import { wordpress } from './wordpress/wordpress.ts'

/** Every protocol that is spoken, the more telling ones first. Adding one touches its folder and one line here. */
export const catalogs: readonly Catalog[] = [
  opendatasoft,
  openagenda,
  udata,
  ckan,
  wfs,
  arcgis,
  ogcApi,
  wordpress,
  gancio,
  mobilizon,
  sitemap,
  dcat,
  rest,
]
