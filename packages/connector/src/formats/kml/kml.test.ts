import { describe, expect, it } from 'vitest'
import { openSource } from '../../convert.ts'
import { survivesDamage } from '../../testing/damage.ts'
import { collect, kinds, read, temporaryFile } from '../../testing/source.ts'
import { zip } from '../../testing/zip.ts'

const map = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Équipements</name>${body}</Document></kml>`
const point = '<Point><coordinates>-1.76,47.47,12</coordinates></Point>'

const halls = map(`
  <Schema name="s" id="s"><SimpleField name="CAPACITE" type="int"/></Schema>
  <Folder><name>Salles</name><Folder><name>Grandes</name>
    <Placemark id="p1"><name>Salle d&#8217;Isac</name><description><![CDATA[Près du <b>canal</b>]]></description>
      <ExtendedData><Data name="Adresse"><value>1 rue du Château</value></Data>
      <SchemaData schemaUrl="#s"><SimpleData name="CAPACITE">300</SimpleData></SchemaData></ExtendedData>${point}</Placemark>
  </Folder></Folder>
  <NetworkLink><name>Ailleurs</name><Link><href>http://169.254.169.254/</href></Link></NetworkLink>
  <Folder><name>Parcs</name><Placemark><name>Square</name>
    <Polygon><outerBoundaryIs><LinearRing><coordinates>0, 0 0, 10 10, 10 10, 0 0, 0</coordinates></LinearRing></outerBoundaryIs>
    <innerBoundaryIs><LinearRing><coordinates>2,2 4,2 4,4 2,2</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark>
    <Placemark><name>Sans lieu</name></Placemark></Folder>`)

describe('a KML map', () => {
  it('gives its placemarks with their data, folders and shapes, and follows no link', async () => {
    const { layer, rows, records } = await read('a.kml', halls)
    expect(layer).toMatchObject({ format: 'kml', crs: 'EPSG:4326', facts: { title: 'Équipements' } })
    expect(rows).toMatchObject([
      { id: 'p1', name: 'Salle d’Isac', Adresse: '1 rue du Château', CAPACITE: '300', Folder: 'Salles / Grandes' },
      { name: 'Square', Folder: 'Parcs' },
      { name: 'Sans lieu' },
    ])
    expect(records[0]!.geometry).toEqual({ type: 'Point', coordinates: [-1.76, 47.47, 12] })
    expect(records[1]!.geometry!.coordinates).toHaveLength(2)
    expect((records[1]!.geometry!.coordinates as unknown[][])[0]).toHaveLength(5)
    expect(kinds(layer.warnings).sort()).toEqual(['network-link', 'no-geometry'])
  })

  it('whose data were written into a table of the balloon has them as columns again', async () => {
    const balloon = `<table><tr><td>Fiche</td></tr><tr><td>NOM</td><td>Mairie &amp; poste</td></tr><tr><td>TEL</td><td>02 40 79 00 00</td></tr></table>`
    const lines = '<b>Quartier</b>: Centre<br><b>Places</b>: 12<br/>'
    const { rows } = await read(
      'a.kml',
      map(
        `<Placemark><description><![CDATA[${balloon}]]></description>${point}</Placemark><Placemark><description><![CDATA[${lines}]]></description>${point}</Placemark>`,
      ),
    )
    expect(rows).toEqual([
      { NOM: 'Mairie & poste', TEL: '02 40 79 00 00' },
      { Quartier: 'Centre', Places: '12' },
    ])
  })

  it('in its archive stays one source among its pictures', async () => {
    const file = await temporaryFile('carte.kmz', zip({ 'doc.kml': halls, 'files/icone.png': '\x89PNG' }))
    const source = await openSource(file, { today: '2026-11-23' })
    expect(source.members).toMatchObject([{ format: 'kmz' }])
    expect((await collect(source.members[0]!.convert())).length).toBe(3)
    await source.dispose()
  })

  it('with shapes of several kinds keeps them together', async () => {
    const several = `<MultiGeometry>${point}${point}<LineString><coordinates>0,0 1,1</coordinates></LineString></MultiGeometry>`
    const track = '<gx:Track><when>2026-01-01</when><gx:coord>1 2 3</gx:coord><gx:coord>4 5 6</gx:coord></gx:Track>'
    const { records } = await read('a.kml', map(`<Placemark>${several}</Placemark><Placemark>${track}</Placemark>`))
    expect(records.map(({ geometry }) => geometry!.type)).toEqual(['GeometryCollection', 'LineString'])
  })

  it('that is damaged is read or refused with a reason', async () => {
    await survivesDamage('a.kml', Buffer.from(halls), 100)
    await survivesDamage('a.kmz', zip({ 'doc.kml': halls }), 60)
  })
})
