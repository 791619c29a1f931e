import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { kinds, open, read, tableOf } from '../../testing/source.ts'

const walk = `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><metadata><name>Sentiers de Blain</name></metadata>
<wpt lat="47.47" lon="-1.76"><ele>12</ele><name>Château</name><sym>Flag</sym><link href="https://example.org/c"><text>Page</text></link><extensions><x:prix>3</x:prix></extensions></wpt>
<wpt lat="" lon="-1.76"><name>Perdu</name></wpt>
<rte><name>Par le canal</name><rtept lat="47" lon="-1"/><rtept lat="47" lon="-1.01"><name>Pont</name></rtept></rte>
<trk><name>Tour de l’étang</name><type>randonnée</type>
<trkseg><trkpt lat="47" lon="-1"><ele>10</ele><time>2026-05-01T08:00:00Z</time></trkpt><trkpt lat="47.01" lon="-1"><ele>42</ele><time>2026-05-01T08:20:00Z</time></trkpt></trkseg>
<trkseg><trkpt lat="47.1" lon="-1"><ele>41</ele></trkpt><trkpt lat="47.11" lon="-1"><ele>20</ele></trkpt></trkseg></trk></gpx>`

describe('a GPX file', () => {
  it('has a layer of places, one of routes and one of tracks', async () => {
    const layers = await open('a.gpx', walk)
    expect(layers.map(({ path }) => path)).toEqual(['a.gpx#waypoints', 'a.gpx#tracks', 'a.gpx#routes'])
    const [places, tracks, routes] = await Promise.all(layers.map(tableOf))
    expect(places!.rows).toMatchObject([
      { name: 'Château', ele: '12', link: 'https://example.org/c', prix: '3' },
      { name: 'Perdu' },
    ])
    expect(places!.records[0]!.geometry).toEqual({ type: 'Point', coordinates: [-1.76, 47.47, 12] })
    expect(kinds(places!.layer.warnings)).toEqual(['bad-geometry'])
    expect(routes!.rows).toMatchObject([{ name: 'Par le canal', distance: 758 }])
    expect(tracks!.layer.facts).toEqual({ title: 'Sentiers de Blain' })
  })

  it('is measured along its tracks, not across the pauses', async () => {
    const tracks = (await open('a.gpx', walk))[1]!
    const { rows, records } = await tableOf(tracks)
    expect(rows[0]).toMatchObject({
      name: 'Tour de l’étang',
      distance: 2224,
      ascent: 32,
      descent: 22,
      'time.begin': '2026-05-01T08:00:00Z',
    })
    expect(records[0]!.geometry!.type).toBe('MultiLineString')
  })

  it('of one kind is one member', async () => {
    const { layer } = await read('a.gpx', '<gpx><trk><name>A</name></trk></gpx>')
    expect(layer.path).toBe('a.gpx')
    expect(kinds((await tableOf(layer)).layer.warnings)).toEqual(['no-geometry'])
  })

  it('that is damaged is read or refused with a reason', async () => {
    await survivesDamage('a.gpx', Buffer.from(walk), 100)
  })
})
