import { apidae } from './apidae/apidae.ts'
import { arcgis } from './arcgis/arcgis.ts'
import { ckan } from './ckan/ckan.ts'
import { csw } from './csw/csw.ts'
import { datatourisme } from './datatourisme/datatourisme.ts'
import { dcat } from './dcat/dcat.ts'
import { feeds } from './feeds/feeds.ts'
import { ftp } from './ftp/ftp.ts'
import { gancio } from './gancio/gancio.ts'
import { googleSheets } from './google-sheets/google-sheets.ts'
import { grist } from './grist/grist.ts'
import { imap } from './imap/imap.ts'
import { infolocale } from './infolocale/infolocale.ts'
import { linkedEvents } from './linked-events/linked-events.ts'
import { listing } from './listing/listing.ts'
import { mobilizon } from './mobilizon/mobilizon.ts'
import { nextcloud } from './nextcloud/nextcloud.ts'
import { oaiPmh } from './oai-pmh/oai-pmh.ts'
import { ogcApi } from './ogc-api/ogc-api.ts'
import { openagenda } from './openagenda/openagenda.ts'
import { opendatasoft } from './opendatasoft/opendatasoft.ts'
import { overpass } from './overpass/overpass.ts'
import { rest } from './rest/rest.ts'
import { s3 } from './s3/s3.ts'
import { sftp } from './sftp/sftp.ts'
import { sitemap } from './sitemap/sitemap.ts'
import { socrata } from './socrata/socrata.ts'
import { sparql } from './sparql/sparql.ts'
import { tourinsoft } from './tourinsoft/tourinsoft.ts'
import type { Catalog } from './types.ts'
import { udata } from './udata/udata.ts'
import { webdav } from './webdav/webdav.ts'
import { wfs } from './wfs/wfs.ts'
import { wordpress } from './wordpress/wordpress.ts'

/** Every protocol that is spoken, the more telling ones first. Adding one touches its folder and one line here. */
export const catalogs: readonly Catalog[] = [
  opendatasoft,
  openagenda,
  udata,
  ckan,
  wfs,
  csw,
  arcgis,
  ogcApi,
  socrata,
  sparql,
  oaiPmh,
  overpass,
  googleSheets,
  grist,
  datatourisme,
  apidae,
  tourinsoft,
  infolocale,
  wordpress,
  gancio,
  mobilizon,
  linkedEvents,
  listing,
  nextcloud,
  webdav,
  ftp,
  sftp,
  imap,
  feeds,
  sitemap,
  s3,
  dcat,
  rest,
]
