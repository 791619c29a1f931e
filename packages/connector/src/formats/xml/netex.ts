import type { Layer } from '../../types.ts'

const stopKinds = new Set(['StopPlace', 'Quay', 'GeneralGroupOfEntities', 'ScheduledStopPoint'])

const named = [
  { to: 'identifier', from: 'id' },
  { to: 'name', from: 'Name' },
  { to: 'description', from: 'Description' },
]

/** The stops of NeTEx (CEN/TS 16614-1, French and European passenger profiles): the standard says what each element is. */
export function netexKnown(format: string, element: string): Layer['known'] {
  if (format !== 'netex') return undefined
  if (element === 'Line')
    return {
      entity: 'transit',
      mapping: [...named, { to: 'category', from: 'TransportMode' }, { to: 'url', from: 'Url' }],
    }
  // Timetables tell when, not what there is in a town: listed with every field.
  if (!stopKinds.has(element)) return { entity: 'other', mapping: named }
  return {
    entity: 'transit',
    mapping: [
      ...named,
      {
        to: 'longitude',
        from: element === 'ScheduledStopPoint' ? 'Location.Longitude' : 'Centroid.Location.Longitude',
      },
      { to: 'latitude', from: element === 'ScheduledStopPoint' ? 'Location.Latitude' : 'Centroid.Location.Latitude' },
      { to: 'addressLocality', from: 'PostalAddress.Town' },
      { to: 'townCode', from: 'PostalAddress.PostalRegion' },
      { to: 'postalCode', from: 'PostalAddress.PostCode' },
      { to: 'streetAddress', from: 'PostalAddress.AddressLine1' },
      { to: 'category', from: 'TransportMode' },
      { to: 'url', from: 'Url' },
    ],
  }
}
