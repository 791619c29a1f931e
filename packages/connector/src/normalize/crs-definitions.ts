import { rarerDefinition } from './crs-abroad.ts'

/**
 * PROJ strings of the coordinate systems met in the public data of France (overseas included), Spain, Romania and Sweden,
 * by EPSG code. Older datums carry their shift to WGS84 (`towgs84`), good to a few metres: enough to find a hall in its street.
 */
export function crsDefinition(code: number): string | undefined {
  if (DEFINITIONS[code]) return DEFINITIONS[code]
  if (code >= 3942 && code <= 3950) return conformalConic9Zones(code - 3900)
  if (code >= 32601 && code <= 32660) return `+proj=utm +zone=${code - 32600} +datum=WGS84 +units=m`
  if (code >= 32701 && code <= 32760) return `+proj=utm +zone=${code - 32700} +south +datum=WGS84 +units=m`
  if (code >= 25828 && code <= 25838) return `+proj=utm +zone=${code - 25800} ${GRS80}`
  if (code >= 23028 && code <= 23038) return `+proj=utm +zone=${code - 23000} ${ED50} +units=m`
  if (code >= 3007 && code <= 3018) return swerefLocal(SWEREF_MERIDIANS[code - 3007]!)
  if (code >= 9822 && code <= 9830) return conformalConic9Zones(code - 9780)
  if (code >= 3019 && code <= 3024) return rt90(11.3082777777778 + (code - 3019) * 2.25)
  return rarerDefinition(code)
}

const GRS80 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m'
const ED50 = '+ellps=intl +towgs84=-87,-98,-121,0,0,0,0'
const NTF = '+a=6378249.2 +b=6356515 +towgs84=-168,-60,320,0,0,0,0'
const SWEREF_MERIDIANS = [12, 13.5, 15, 16.5, 18, 14.25, 15.75, 17.25, 18.75, 20.25, 21.75, 23.25]
const STEREO70 =
  '+proj=sterea +lat_0=46 +lon_0=25 +k=0.99975 +x_0=500000 +y_0=500000 +ellps=krass +towgs84=2.329,-147.042,-92.08,-0.309,0.325,0.497,5.69 +units=m'

/** CC42 to CC50: one cone a degree of latitude. */
function conformalConic9Zones(zone: number): string {
  const latitude = zone
  return `+proj=lcc +lat_0=${latitude} +lat_1=${latitude - 0.75} +lat_2=${latitude + 0.75} +lon_0=3 +x_0=1700000 +y_0=${(latitude - 41) * 1_000_000 + 200_000} ${GRS80}`
}

function swerefLocal(meridian: number): string {
  return `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=150000 +y_0=0 ${GRS80}`
}

function rt90(meridian: number): string {
  return `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=1500000 +y_0=0 +ellps=bessel +towgs84=414.1,41.3,603.1,-0.855,2.141,-7.023,0 +units=m`
}

/** The four Lambert zones of the old French triangulation; `northing` tells the plain from the numbered version. */
function lambertZone(zone: 1 | 2 | 3 | 4, extended: boolean): string {
  const [latitude, scale] = {
    1: [49.5, 0.999877341],
    2: [46.8, 0.99987742],
    3: [44.1, 0.999877499],
    4: [42.165, 0.99994471],
  }[zone] as [number, number]
  const easting = zone === 4 ? 234.358 : 600000
  const northing = (zone === 4 ? 185861.369 : 200000) + (extended ? zone * 1_000_000 : 0)
  return `+proj=lcc +lat_0=${latitude} +lat_1=${latitude} +lon_0=0 +k_0=${scale} +x_0=${easting} +y_0=${northing} ${NTF} +pm=paris +units=m`
}

const DEFINITIONS: Record<number, string> = {
  4326: '+proj=longlat +datum=WGS84',
  4258: '+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0',
  4171: '+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0',
  4619: '+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0',
  4081: '+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0',
  4230: `+proj=longlat ${ED50}`,
  4275: `+proj=longlat ${NTF}`,
  3857: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
  3034: `+proj=lcc +lat_0=52 +lon_0=10 +lat_1=35 +lat_2=65 +x_0=4000000 +y_0=2800000 ${GRS80}`,
  3035: `+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 ${GRS80}`,
  2154: `+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 ${GRS80}`,
  27561: lambertZone(1, false),
  27562: lambertZone(2, false),
  27563: lambertZone(3, false),
  27564: lambertZone(4, false),
  27571: lambertZone(1, true),
  27572: lambertZone(2, true),
  27573: lambertZone(3, true),
  27574: lambertZone(4, true),
  27581: lambertZone(1, true),
  27582: lambertZone(2, true),
  27583: lambertZone(3, true),
  27584: lambertZone(4, true),
  27591: lambertZone(1, false),
  27592: lambertZone(2, false),
  27593: lambertZone(3, false),
  27594: lambertZone(4, false),
  5490: `+proj=utm +zone=20 ${GRS80}`,
  4559: `+proj=utm +zone=20 ${GRS80}`,
  2969: '+proj=utm +zone=20 +ellps=intl +towgs84=137,248,-430,0,0,0,0 +units=m',
  2970: '+proj=utm +zone=20 +ellps=intl +towgs84=-467,-16,-300,0,0,0,0 +units=m',
  2973: '+proj=utm +zone=20 +ellps=intl +towgs84=186,482,151,0,0,0,0 +units=m',
  2972: `+proj=utm +zone=22 ${GRS80}`,
  2975: `+proj=utm +zone=40 +south ${GRS80}`,
  3727: '+proj=tmerc +lat_0=-21.1166666666667 +lon_0=55.5333333333333 +k=1 +x_0=160000 +y_0=50000 +ellps=intl +towgs84=94,-948,-1262,0,0,0,0 +units=m',
  4471: `+proj=utm +zone=38 +south ${GRS80}`,
  4467: `+proj=utm +zone=21 ${GRS80}`,
  4082: `+proj=utm +zone=27 ${GRS80}`,
  4083: `+proj=utm +zone=28 ${GRS80}`,
  3844: STEREO70,
  31700: STEREO70,
  3006: `+proj=utm +zone=33 ${GRS80}`,
}
