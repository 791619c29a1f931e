import { describe, expect, it } from 'vitest'
import { openSource } from '../../convert.ts'
import { read, temporaryFile } from '../../testing/source.ts'
import { zip } from '../../testing/zip.ts'

const head = { last_updated: '2026-11-23T10:00:00+01:00', ttl: 60, version: '3.0' }
const information = JSON.stringify({
  ...head,
  data: {
    stations: [
      {
        station_id: 'g',
        name: [
          { text: 'Station', language: 'en' },
          { text: 'Gare d’été', language: 'fr' },
        ],
        lat: 47.4762,
        lon: -1.7627,
        address: '1 rue A',
        capacity: 12,
      },
      { station_id: 'm', name: 'Mairie', lat: 47.47, lon: -1.76 },
    ],
  },
})
const status = JSON.stringify({
  ...head,
  data: { stations: [{ station_id: 'g', num_vehicles_available: 3, num_docks_available: 9, is_renting: true }] },
})

describe('the stations of shared bikes', () => {
  it('are stops with their names in the language of the place', async () => {
    const { rows, layer } = await read('a.json', information)
    expect(layer).toMatchObject({ format: 'gbfs', known: { entity: 'transit' } })
    expect(rows[0]).toMatchObject({ station_id: 'g', name: 'Gare d’été', lat: 47.4762, capacity: 12 })
  })

  it('say what is free when the file beside them does', async () => {
    const file = await temporaryFile(
      'velos.zip',
      zip({ 'fr/station_information.json': information, 'fr/station_status.json': status }),
    )
    const source = await openSource(file, { today: '2026-11-23' })
    const records = []
    for await (const one of source.members[0]!.convert()) if (one.ok) records.push(one.record)
    await source.dispose()
    expect(records[0]).toMatchObject({
      type: 'Transit',
      name: 'Gare d’été',
      streetAddress: '1 rue A',
      additional: { 'status.num_vehicles_available': 3 },
    })
    expect(records[1]).not.toHaveProperty('additional.status.num_vehicles_available')
  })
})
