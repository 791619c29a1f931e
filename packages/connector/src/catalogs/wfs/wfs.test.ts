import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Asked, Reply, Routes } from '../testing/server.ts'

afterEach(closeAll)

const capabilities = (
  version: string,
  formats: string,
  types = ['ville:equipements'],
) => `<?xml version="1.0" encoding="UTF-8"?>
<wfs:WFS_Capabilities version="${version}" xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:ows="http://www.opengis.net/ows/1.1">
  <ows:ServiceIdentification><ows:Title>Géoservices de l’agglomération</ows:Title></ows:ServiceIdentification>
  <ows:ServiceProvider><ows:ProviderName>Agglomération</ows:ProviderName></ows:ServiceProvider>
  <ows:OperationsMetadata><ows:Operation name="GetFeature">
    <ows:Parameter name="outputFormat"><ows:AllowedValues>${formats}</ows:AllowedValues></ows:Parameter>
  </ows:Operation></ows:OperationsMetadata>
  <wfs:FeatureTypeList>${types.map((name) => `<wfs:FeatureType><wfs:Name>${name}</wfs:Name><wfs:Title>Équipements publics</wfs:Title><wfs:DefaultCRS>urn:ogc:def:crs:EPSG::2154</wfs:DefaultCRS></wfs:FeatureType>`).join('')}</wfs:FeatureTypeList>
</wfs:WFS_Capabilities>`
const geojson = '<ows:Value>application/gml+xml; version=3.2</ows:Value><ows:Value>application/json</ows:Value>'
const features = Array.from({ length: 2300 }, (_, number) => ({
  type: 'Feature',
  id: `equipements.${number}`,
  geometry: { type: 'Point', coordinates: [-1.76 - number / 100_000, 47.47] },
  properties: { nom: `Équipement n° ${number}`, type: 'Salle polyvalente', commune: 'Blain' },
}))
const exception = (text: string) =>
  `<?xml version="1.0"?><ows:ExceptionReport xmlns:ows="x"><ows:Exception exceptionCode="NoApplicableCode"><ows:ExceptionText>${text}</ows:ExceptionText></ows:Exception></ows:ExceptionReport>`

function service(
  version: string,
  more: (query: URLSearchParams) => { status?: number; body: unknown } | undefined = () => undefined,
): Routes {
  return {
    '/geoserver/ows': (_, url) => {
      const query = url.searchParams
      if (query.get('request') === 'GetCapabilities') return { body: capabilities(version, geojson) }
      const special = more(query)
      if (special) return special
      const from = Number(query.get('startIndex'))
      const list = features.slice(from, from + Number(query.get('count') ?? query.get('maxFeatures') ?? 9999))
      const counts =
        version === '2.0.0' ? { numberMatched: 2300, numberReturned: list.length } : { totalFeatures: 'unknown' }
      return { body: { type: 'FeatureCollection', ...counts, features: list } }
    },
  }
}

describe('a WFS', () => {
  it.each([
    ['2.0.0', '/geoserver/ows?service=WFS&request=GetCapabilities', 'typeNames'],
    [
      '2.0.0',
      '/geoserver/ows?SERVICE=WFS&VERSION=1.0.0&REQUEST=GetFeature&TYPENAME=equipements&MAXFEATURES=10',
      'typeNames',
    ],
    ['1.1.0', '/geoserver/ows?service=wfs', 'typeName'],
  ])('of version %s gives every feature of %s, page after page', async (version, path, parameter) => {
    const server = await serve(service(version))
    const { records, error } = await harvest(server.base + path)
    expect(error).toBeUndefined()
    expect(records).toHaveLength(2300)
    expect(records[2299]).toMatchObject({ type: 'Place', name: 'Équipement n° 2299', latitude: 47.47 })
    const asked = new URL(server.paths().at(-1)!, server.base).searchParams
    expect(asked.get(parameter)).toBe('ville:equipements')
    expect(asked.get('outputFormat')).toBe('application/json')
  })

  it('is known by its capabilities, whatever its address', async () => {
    const ows = service('2.0.0')['/geoserver/ows'] as (asked: Asked, url: URL) => Reply
    const server = await serve({
      '/carte/flux': (asked, url) =>
        url.search === ''
          ? { body: capabilities('2.0.0', geojson), headers: { 'content-type': 'text/html' } }
          : ows(asked, url),
    })
    const { records, reading } = await harvest(`${server.base}/carte/flux`)
    expect(reading.download?.protocol).toBe('wfs')
    expect(records).toHaveLength(2300)
  })

  it('whose layer can’t be paged gives it whole', async () => {
    const server = await serve(
      service('2.0.0', (query) =>
        query.has('startIndex') ? { body: exception('Cannot do natural order without a primary key') } : undefined,
      ),
    )
    expect((await harvest(`${server.base}/geoserver/ows?service=WFS`)).records).toHaveLength(2300)
  })

  it('that refuses says why, in its own words', async () => {
    const server = await serve(service('2.0.0', () => ({ body: exception('Feature type ville:prive unknown') })))
    expect((await harvest(`${server.base}/geoserver/ows?service=WFS`)).error).toEqual({
      key: 'service-refuses',
      values: { reason: 'Feature type ville:prive unknown' },
    })
  })

  it('with many layers is a catalogue of them', async () => {
    const names = Array.from({ length: 30 }, (_, number) => `ville:couche_${number}`)
    const server = await serve({ '/ows': { body: capabilities('2.0.0', geojson, names) } })
    const { records } = await harvest(`${server.base}/ows?service=WFS`)
    expect(records).toHaveLength(30)
    expect(records[0]).toMatchObject({
      type: 'Dataset',
      identifier: 'ville:couche_0',
      distributions: [{ format: 'geojson' }],
    })
  })

  it('that knows no GeoJSON gives all its GML, document after document', async () => {
    const member = (number: number) =>
      `<wfs:member><ville:equipements gml:id="e.${number}"><ville:nom>Équipement n° ${number}</ville:nom><ville:geom><gml:Point srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>47.4 -1.9</gml:pos></gml:Point></ville:geom></ville:equipements></wfs:member>`
    const server = await serve({
      '/ows': (_, url) => {
        if (url.searchParams.get('request') === 'GetCapabilities')
          return { body: capabilities('2.0.0', '<ows:Value>application/gml+xml; version=3.2</ows:Value>') }
        const from = Number(url.searchParams.get('startIndex') ?? 0)
        const count = Math.max(0, Math.min(100, 250 - from))
        const list = Array.from({ length: count }, (_, step) => member(from + step)).join('')
        return {
          body: `<?xml version="1.0" encoding="UTF-8"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:ville="http://ville.example" numberMatched="250" numberReturned="${count}">${list}</wfs:FeatureCollection>`,
        }
      },
    })
    const { records, error } = await harvest(`${server.base}/ows?service=WFS`)
    expect(error).toBeUndefined()
    expect(new Set(records.map(({ name }) => name)).size).toBe(250)
    expect(records[0]).toMatchObject({ latitude: 47.4, longitude: -1.9 })
  })

  it('of version 1.0 gives its GML 2 as it stands, longitude first', async () => {
    const member = (number: number) =>
      `<gml:featureMember><ms:equipements fid="e.${number}"><gml:boundedBy><gml:Box srsName="EPSG:4326"><gml:coordinates>-1.900000,47.400000 -1.900000,47.400000</gml:coordinates></gml:Box></gml:boundedBy><ms:msGeometry><gml:Point srsName="EPSG:4326"><gml:coordinates>-1.900000,47.400000</gml:coordinates></gml:Point></ms:msGeometry><ms:nom>Équipement n° ${number}</ms:nom></ms:equipements></gml:featureMember>`
    const server = await serve({
      '/mapserv': (_, url) => {
        const query = url.searchParams
        if (query.get('request') === 'GetCapabilities')
          return {
            headers: { 'content-type': 'text/xml' },
            body: '<?xml version="1.0" encoding="ISO-8859-1"?><WFS_Capabilities version="1.0.0" xmlns="http://www.opengis.net/wfs"><Service><Name>MapServer WFS</Name><Title>Commune</Title></Service><Capability><Request><GetFeature><ResultFormat><GML2/></ResultFormat></GetFeature></Request></Capability><FeatureTypeList><FeatureType><Name>equipements</Name><Title>Équipements</Title><SRS>EPSG:4326</SRS></FeatureType></FeatureTypeList></WFS_Capabilities>',
          }
        if (query.get('version') !== '1.0.0' || query.get('typeName') !== 'equipements')
          return { body: exception('No such type') }
        return {
          body: `<?xml version='1.0' encoding="UTF-8" ?><wfs:FeatureCollection xmlns:ms="http://mapserver.gis.umn.edu/mapserver" xmlns:wfs="http://www.opengis.net/wfs" xmlns:gml="http://www.opengis.net/gml"><gml:boundedBy><gml:Box srsName="EPSG:4326"><gml:coordinates>-2.0,47.0 -1.5,47.5</gml:coordinates></gml:Box></gml:boundedBy>${[1, 2, 3].map(member).join('')}</wfs:FeatureCollection>`,
        }
      },
    })
    const { records, error } = await harvest(`${server.base}/mapserv?map=/a.map&SERVICE=wfs`)
    expect(error).toBeUndefined()
    expect(records).toHaveLength(3)
    expect(records[0]).toMatchObject({ name: 'Équipement n° 1', latitude: 47.4, longitude: -1.9 })
    expect(server.asked).toHaveLength(2)
  })

  it('that knows of no pages gives the first one again and is asked for everything', async () => {
    const server = await serve(
      service('1.1.0', (query) => {
        const list = features.slice(0, Number(query.get('maxFeatures') ?? 9999))
        return { body: { type: 'FeatureCollection', features: list } }
      }),
    )
    const { records, broken } = await harvest(`${server.base}/geoserver/ows?service=WFS`)
    expect(broken).toBeUndefined()
    expect(records).toHaveLength(2300)
  })

  it('without an order gives some twice and others never, until it is asked for everything', async () => {
    const shuffled = (query: URLSearchParams) => {
      const from = Number(query.get('startIndex'))
      if (!query.has('count')) return features
      return [...features.slice(from, from + 990), ...features.slice(0, from > 0 ? 10 : 0)].slice(0, 1000)
    }
    const server = await serve(
      service('2.0.0', (query) => ({
        body: { type: 'FeatureCollection', numberMatched: 2300, features: shuffled(query) },
      })),
    )
    const { records, broken } = await harvest(`${server.base}/geoserver/ows?service=WFS`)
    expect(broken).toBeUndefined()
    expect(new Set(records.map(({ name }) => name)).size).toBe(2300)
    expect(records).toHaveLength(2300)
  })

  it('that gives fewer at a time than it was asked for, and no total, is read to its end', async () => {
    const server = await serve(
      service('2.0.0', (query) => {
        const from = Number(query.get('startIndex'))
        const list = features.slice(from, from + 400)
        return {
          body: { type: 'FeatureCollection', numberMatched: 'unknown', numberReturned: list.length, features: list },
        }
      }),
    )
    expect((await harvest(`${server.base}/geoserver/ows?service=WFS`)).records).toHaveLength(2300)
  })

  it('that gives only GML, so many at a time, and does not know how many there are, is read to its end', async () => {
    const member = (number: number) =>
      `<wfs:member><v:lieu gml:id="l.${number}"><v:nom>Lieu n° ${number}</v:nom><v:commune>Blain</v:commune></v:lieu></wfs:member>`
    const server = await serve({
      '/ows': (_, url) => {
        if (url.searchParams.get('request') === 'GetCapabilities')
          return { body: capabilities('2.0.0', '<ows:Value>application/gml+xml; version=3.2</ows:Value>') }
        const from = Number(url.searchParams.get('startIndex') ?? url.searchParams.get('STARTINDEX') ?? 0)
        const list = Array.from({ length: Math.max(0, Math.min(40, 100 - from)) }, (_, step) => member(from + step))
        const next = from === 0 ? ` next="{{base}}/ows?SERVICE=WFS&amp;STARTINDEX=40"` : ''
        return {
          body: `<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:v="v" numberMatched="unknown" numberReturned="${list.length}"${next}>${list.join('')}</wfs:FeatureCollection>`,
        }
      },
    })
    const { records } = await harvest(`${server.base}/ows?service=WFS`)
    expect(new Set(records.map(({ name }) => name)).size).toBe(100)
  })

  it('that only speaks its own system of coordinates is asked in it', async () => {
    const server = await serve(
      service('2.0.0', (query) => (query.has('srsName') ? { body: exception('Unsupported srsName') } : undefined)),
    )
    expect((await harvest(`${server.base}/geoserver/ows?service=WFS`)).records).toHaveLength(2300)
  })
})
