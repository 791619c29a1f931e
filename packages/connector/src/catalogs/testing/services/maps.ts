import { from, halls, type Service, three, xml } from './service.ts'

const point = (number: number) => ({ type: 'Point', coordinates: [-2.07 - number / 1000, 47.32] })
const features = halls.map((properties, number) => ({
  type: 'Feature',
  id: `salle.${number}`,
  geometry: point(number),
  properties,
}))

export const maps: Record<string, Service> = {
  wfs: {
    path: '/ows?service=WFS',
    routes: {
      '/ows': (_, url) =>
        url.searchParams.get('request') === 'GetCapabilities'
          ? xml(
              '<WFS_Capabilities version="2.0.0"><OperationsMetadata><Operation name="GetFeature"><Parameter name="outputFormat"><Value>application/json</Value></Parameter></Operation></OperationsMetadata><FeatureTypeList><FeatureType><Name>v:salles</Name></FeatureType></FeatureTypeList></WFS_Capabilities>',
            )
          : {
              body: { type: 'FeatureCollection', numberMatched: 6, features: three(features, from(url, 'startIndex')) },
            },
    },
    count: 6,
  },
  arcgis: {
    path: '/rest/services/Ville/FeatureServer/0',
    routes: {
      '/rest/services/Ville/FeatureServer/0': {
        body: {
          id: 0,
          name: 'Salles',
          geometryType: 'esriGeometryPoint',
          maxRecordCount: 3,
          objectIdField: 'id',
          supportedQueryFormats: 'JSON, geoJSON',
          advancedQueryCapabilities: { supportsPagination: true },
          fields: [],
        },
      },
      '/rest/services/Ville/FeatureServer/0/query': (_, url) => {
        const start = from(url, 'resultOffset')
        return {
          body: {
            type: 'FeatureCollection',
            features: three(features, start),
            ...(start < 3 ? { exceededTransferLimit: true } : {}),
          },
        }
      },
    },
    count: 6,
  },
  'ogc-api': {
    path: '/collections/salles',
    routes: {
      '/collections/salles': { body: { id: 'salles', title: 'Salles', links: [] } },
      '/collections/salles/items': (_, url) => {
        const start = from(url, 'offset')
        const links =
          start < 3
            ? [{ rel: 'next', type: 'application/geo+json', href: '{{base}}/collections/salles/items?offset=3' }]
            : []
        return { body: { type: 'FeatureCollection', numberMatched: 6, features: three(features, start), links } }
      },
    },
    count: 6,
  },
  overpass: {
    path: `/api/interpreter?data=${encodeURIComponent('node[name];out;')}`,
    routes: {
      '/api/interpreter': {
        body: {
          version: 0.6,
          elements: halls.map(({ id, nom }) => ({
            type: 'node',
            id,
            lat: 47.3,
            lon: -2,
            tags: { name: nom, amenity: 'townhall' },
          })),
        },
      },
    },
    count: 6,
  },
}
