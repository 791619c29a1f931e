const GRS80 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m'
const ED50 = '+ellps=intl +towgs84=-87,-98,-121,0,0,0,0 +units=m'
const BESSEL_SWISS = '+ellps=bessel +towgs84=674.374,15.056,405.346,0,0,0,0 +units=m'
const RT38 = '+ellps=bessel +towgs84=414.1,41.3,603.1,-0.855,2.141,-7.023,0 +units=m'

/** Rarer systems of the four countries and their overseas, and those of their neighbours, by EPSG code. */
export function rarerDefinition(code: number): string | undefined {
  if (TODAY.has(code)) return '+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0'
  if (code >= 3040 && code <= 3045) return `+proj=utm +zone=${code - 3012} ${GRS80}`
  if (code >= 3296 && code <= 3299) return `+proj=utm +zone=${code - 3291} +south ${GRS80}`
  if (code >= 3025 && code <= 3030) return rt38(11.3082777777778 + (code - 3025) * 2.25)
  if (code >= 28402 && code <= 28432) return gaussKruger(code - 28400, 6, 3)
  if (code >= 31466 && code <= 31469) return gaussKruger(code - 31464, 3, 0)
  return DEFINITIONS[code]
}

/** Geographic systems that agree with WGS84 to less than a metre. */
const TODAY = new Set([
  4979, 4937, 4964, 4966, 4624, 4627, 4463, 4467, 4470, 4558, 5489, 4624, 4687, 4749, 8902, 9777, 9782, 9784, 4670,
  4937,
])

const rt38 = (meridian: number) => `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=1500000 +y_0=0 ${RT38}`

/** Strips of three or six degrees; the number of the strip stands before the easting. */
function gaussKruger(zone: number, width: 3 | 6, before: number): string {
  const datum =
    width === 6
      ? '+ellps=krass +towgs84=25,-141,-78.5,0,0.35,0.736,0 +units=m'
      : '+ellps=bessel +towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7 +units=m'
  return `+proj=tmerc +lat_0=0 +lon_0=${zone * width - before} +k=1 +x_0=${zone * 1_000_000 + 500_000} +y_0=0 ${datum}`
}

const DEFINITIONS: Record<number, string> = {
  // France: the second realisation of RGF93, New Caledonia, Wallis, older Polynesia and Saint-Pierre.
  9793: `+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 ${GRS80}`,
  9794: `+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 ${GRS80}`,
  3163: `+proj=lcc +lat_0=-21.5 +lon_0=166 +lat_1=-20.6666666666667 +lat_2=-22.3333333333333 +x_0=400000 +y_0=300000 ${GRS80}`,
  8903: `+proj=utm +zone=1 +south ${GRS80}`,
  2976: '+proj=utm +zone=6 +south +ellps=intl +towgs84=162,117,154,0,0,0,0 +units=m',
  3313: `+proj=utm +zone=21 ${GRS80}`,
  3312: '+proj=utm +zone=21 +ellps=intl +towgs84=-186,230,110,0,0,0,0 +units=m',
  // Romania before 1970 and with heights; Sweden with heights; Pulkovo degrees.
  31600: `+proj=sterea +lat_0=45.9 +lon_0=25.3924658888889 +k=0.9996667 +x_0=500000 +y_0=500000 +ellps=intl +towgs84=103.25,-100.4,-307.19,0,0,0,0 +units=m`,
  4179: '+proj=longlat +ellps=krass +towgs84=2.329,-147.042,-92.08,-0.309,0.325,0.497,5.69',
  5845: `+proj=utm +zone=33 ${GRS80}`,
  4124: `+proj=longlat ${RT38}`,
  // Neighbours.
  31370:
    '+proj=lcc +lat_0=90 +lon_0=4.36748666666667 +lat_1=51.1666672333333 +lat_2=49.8333339 +x_0=150000.013 +y_0=5400088.438 +ellps=intl +towgs84=-106.8686,52.2978,-103.7239,0.3366,-0.457,1.8422,-1.2747 +units=m',
  3812: `+proj=lcc +lat_0=50.797815 +lon_0=4.35921583333333 +lat_1=49.8333333333333 +lat_2=51.1666666666667 +x_0=649328 +y_0=665262 ${GRS80}`,
  2169: '+proj=tmerc +lat_0=49.8333333333333 +lon_0=6.16666666666667 +k=1 +x_0=80000 +y_0=100000 +ellps=intl +towgs84=-189.6806,18.3463,-42.7695,-0.33746,-3.09264,2.53861,0.4598 +units=m',
  2056: `+proj=somerc +lat_0=46.9524055555556 +lon_0=7.43958333333333 +k_0=1 +x_0=2600000 +y_0=1200000 ${BESSEL_SWISS}`,
  21781: `+proj=somerc +lat_0=46.9524055555556 +lon_0=7.43958333333333 +k_0=1 +x_0=600000 +y_0=200000 ${BESSEL_SWISS}`,
  28992:
    '+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel +towgs84=565.417,50.3319,465.552,-0.398957,0.343988,-1.8774,4.0725 +units=m',
  27700:
    '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m',
  3003: '+proj=tmerc +lat_0=0 +lon_0=9 +k=0.9996 +x_0=1500000 +y_0=0 +ellps=intl +towgs84=-104.1,-49.1,-9.9,0.971,-2.917,0.714,-11.68 +units=m',
  3763: `+proj=tmerc +lat_0=39.6682583333333 +lon_0=-8.13310833333333 +k=1 +x_0=0 +y_0=0 ${GRS80}`,
  2157: `+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=0.99982 +x_0=600000 +y_0=750000 ${GRS80}`,
  2180: `+proj=tmerc +lat_0=0 +lon_0=19 +k=0.9993 +x_0=500000 +y_0=-5300000 ${GRS80}`,
  31287:
    '+proj=lcc +lat_0=47.5 +lon_0=13.3333333333333 +lat_1=49 +lat_2=46 +x_0=400000 +y_0=400000 +ellps=bessel +towgs84=577.326,90.129,463.919,5.137,1.474,5.297,2.4232 +units=m',
  // Madrid's old cone, still met in Spanish cadastral files, and ED50 with the Canaries' zone.
  2062: '+proj=lcc +lat_1=40 +lat_0=40 +lon_0=0 +k_0=0.9988085293 +x_0=600000 +y_0=600000 +a=6378298.3 +rf=294.73 +pm=-3.687375 +units=m',
  23027: `+proj=utm +zone=27 ${ED50}`,
}
