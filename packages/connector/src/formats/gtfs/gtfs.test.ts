import { describe, expect, it } from 'vitest'
import { openSource } from '../../convert.ts'
import { kinds, read, tableOf, temporaryFile } from '../../testing/source.ts'
import { zip } from '../../testing/zip.ts'

const feed = {
  'agency.txt':
    'agency_id,agency_name,agency_url,agency_timezone,agency_lang\n1,Lignes du Pays,https://example.org,Europe/Paris,fr\n',
  'stops.txt':
    '\ufeffstop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\nG,"Gare, Savenay",47.36,-1.95,1,\nG1,Gare quai 1,47.3601,-1.9501,0,G\nM,Mairie,47.4762,-1.7627,0,\n',
  'routes.txt':
    'route_id,agency_id,route_short_name,route_long_name,route_type\nR1,1,C1,Savenay – Blain,3\nR2,1,,Train du soir,2\n',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nW,1,1,1,1,1,0,0,20260901,20261231\nS,0,0,0,0,0,1,1,20260901,20261231\n',
  'calendar_dates.txt': 'service_id,date,exception_type\nS,20261123,1\nW,20261124,2\n',
  'trips.txt': 'route_id,service_id,trip_id,trip_headsign\nR1,W,t1,Blain\nR2,S,t2,Nantes\nR1,S,t3,Blain\n',
  'stop_times.txt':
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nt1,7:32:00,7:32:00,G1,1\nt1,8:00:00,8:00:00,M,2\nt2,25:10:00,25:10:00,G1,1\nt3,09:15:00,09:15:00,M,1\n',
  'shapes.txt': 'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\ns,47.3,-1.9,1\n',
}

async function layersOn(today: string, files: Record<string, string> = feed) {
  const source = await openSource(await temporaryFile('reseau.zip', zip(files)), { today })
  const layers = await Promise.all(source.members.flatMap(({ layer }) => (layer ? [tableOf(layer)] : [])))
  await source.dispose()
  return new Map(layers.map((table) => [table.layer.path.replace(/^.*\//, ''), table]))
}

describe('a timetable in GTFS', () => {
  it('gives its stops with their lines and the departures of the day', async () => {
    const { rows, layer } = (await layersOn('2026-11-23')).get('stops.txt')!
    expect(layer).toMatchObject({
      format: 'gtfs',
      known: { entity: 'transit' },
      facts: { publisher: 'Lignes du Pays', timezone: 'Europe/Paris' },
    })
    expect(rows).toEqual([
      expect.objectContaining({
        stop_id: 'G',
        lines: ['C1', 'Train du soir'],
        departures: ['07:32 C1 → Blain', '25:10 Train du soir → Nantes'],
      }),
      expect.objectContaining({ stop_id: 'G1', parent_station: 'G' }),
      expect.objectContaining({
        stop_name: 'Mairie',
        lines: ['C1'],
        departures: ['08:00 C1 → Blain', '09:15 C1 → Blain'],
      }),
    ])
  })

  it('has no departure on a day it leaves out, and says when it has ended', async () => {
    const tuesday = (await layersOn('2026-11-24')).get('stops.txt')!
    expect(tuesday.rows[2]).not.toHaveProperty('departures')
    const later = (await layersOn('2027-03-01')).get('stops.txt')!
    expect(kinds(later.layer.warnings)).toContain('timetable-ended')
  })

  it('gives its routes by name and means of transport, and lists its other tables', async () => {
    const tables = await layersOn('2026-11-23')
    expect(tables.get('routes.txt')!.rows).toEqual([
      expect.objectContaining({ line: 'C1 – Savenay – Blain', mode: 'bus' }),
      expect.objectContaining({ line: 'Train du soir', mode: 'train' }),
    ])
    expect([...tables.keys()].sort()).toEqual(Object.keys(feed).sort())
    expect(tables.get('agency.txt')!.layer.known?.entity).toBe('organization')
    expect(tables.get('stop_times.txt')!.layer.known?.entity).toBe('other')
  })

  it('of which only the stops are there is read all the same', async () => {
    const { rows, layer } = await read('arrets', feed['stops.txt'])
    expect(layer.format).toBe('gtfs')
    expect(rows[2]).toMatchObject({ stop_name: 'Mairie', stop_lat: '47.4762' })
  })

  it('with a broken table gives its stops without departures', async () => {
    const { rows } = (await layersOn('2026-11-23', { ...feed, 'stop_times.txt': '"a\u0000,b\n1' })).get('stops.txt')!
    expect(rows.map(({ stop_id }) => stop_id)).toEqual(['G', 'G1', 'M'])
  })

  it('gives every departure of a bus that comes every so many minutes', async () => {
    const often = {
      ...feed,
      'frequencies.txt':
        'trip_id,start_time,end_time,headway_secs\nt1,17:00:00,18:00:00,1200\nt1,18:00:00,19:00:00,1800\n',
    }
    const { rows } = (await layersOn('2026-11-23', often)).get('stops.txt')!
    const at = (id: string) => rows.find(({ stop_id }) => stop_id === id)?.departures
    expect(at('G1')).toEqual([
      '17:00 C1 → Blain',
      '17:20 C1 → Blain',
      '17:40 C1 → Blain',
      '18:00 C1 → Blain',
      '18:30 C1 → Blain',
      '25:10 Train du soir → Nantes',
    ])
    expect(at('M')).toEqual([
      '09:15 C1 → Blain',
      '17:28 C1 → Blain',
      '17:48 C1 → Blain',
      '18:08 C1 → Blain',
      '18:28 C1 → Blain',
      '18:58 C1 → Blain',
    ])
  })
})
