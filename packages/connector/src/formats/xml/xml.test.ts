import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { open, read, tableOf } from '../../testing/source.ts'

describe('an XML document', () => {
  it('gives its repeating element, with attributes, nested values and lists', async () => {
    const { rows, layer } = await read(
      'agenda.xml',
      `<?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE agenda>
      <agenda editeur="Mairie de Blain"><titre>Agenda</titre>
        <evenements>
          <evenement id="1"><nom>Fête &amp; bal</nom><lieu code="44015"><ville>Blain</ville><adresse/></lieu><tag>bal</tag><tag>été</tag></evenement>
          <evenement id="2"><nom><![CDATA[Loto <b>super</b>]]></nom><lieu code="44195"><ville>Savenay</ville></lieu><tag>loto</tag></evenement>
        </evenements>
      </agenda>`,
    )
    expect(layer.facts).toEqual({ editeur: 'Mairie de Blain', titre: 'Agenda' })
    expect(rows).toEqual([
      { id: '1', nom: 'Fête & bal', 'lieu.code': '44015', 'lieu.ville': 'Blain', tag: ['bal', 'été'] },
      { id: '2', nom: 'Loto <b>super</b>', 'lieu.code': '44195', 'lieu.ville': 'Savenay', tag: 'loto' },
    ])
  })

  it('hands the facts of groups down, also those written after the records', async () => {
    const { rows } = await read(
      'a.xml',
      `<r><commune code="44015"><nom>Blain</nom><salle><nom>Halle</nom><places>120</places><type>halle</type></salle><salle><nom>Préau</nom><places>80</places><type>cour</type></salle><maire>M. A</maire></commune>
          <commune code="44195"><nom>Savenay</nom><salle><nom>Gymnase</nom><places>300</places><type>sport</type></salle><salle><nom>Dojo</nom><places>30</places><type>sport</type></salle><maire>Mme B</maire></commune></r>`,
    )
    expect(rows).toHaveLength(4)
    expect(rows[0]).toEqual({
      nom: 'Halle',
      places: '120',
      type: 'halle',
      'commune.code': '44015',
      'commune.nom': 'Blain',
      'commune.maire': 'M. A',
    })
    expect(rows[3]).toMatchObject({ nom: 'Dojo', 'commune.nom': 'Savenay', 'commune.maire': 'Mme B' })
  })

  it('is read whatever the prefixes, and translations are kept by language', async () => {
    const { rows } = await read(
      'a.xml',
      `<x:lot xmlns:x="urn:x" xmlns:y="urn:y" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <x:o><x:nom xml:lang="fr">Mairie</x:nom><x:nom xml:lang="en">Town hall</x:nom><y:nom>M</y:nom><x:tel xsi:nil="true"/></x:o>
        <x:o><x:nom xml:lang="fr">École</x:nom><x:nom xml:lang="en">School</x:nom><y:nom>E</y:nom><x:tel>02</x:tel></x:o></x:lot>`,
    )
    expect(rows).toEqual([
      { 'x:nom.fr': 'Mairie', 'x:nom.en': 'Town hall', 'y:nom': 'M' },
      { 'x:nom.fr': 'École', 'x:nom.en': 'School', 'y:nom': 'E', tel: '02' },
    ])
  })

  it('that is one thing with lists of its own is one record', async () => {
    const { rows } = await read(
      'a.xml',
      '<fiche id="7"><nom>Bal</nom><date>2026-11-28</date><lieu>Halle</lieu><ville>Blain</ville><tel>02</tel><photo u="a" c="b"/><photo u="c" c="d"/></fiche>',
    )
    expect(rows).toEqual([
      {
        id: '7',
        nom: 'Bal',
        date: '2026-11-28',
        lieu: 'Halle',
        ville: 'Blain',
        tel: '02',
        photo: [
          { u: 'a', c: 'b' },
          { u: 'c', c: 'd' },
        ],
      },
    ])
  })

  it('of several kinds of things gives a layer for each', async () => {
    const stop = (kind: string, id: string) =>
      `<${kind} id="${id}"><Name>${id}</Name><Centroid><Location><Longitude>-1.7</Longitude><Latitude>47.4</Latitude></Location></Centroid></${kind}>`
    const layers = await open(
      'stops.xml',
      `<PublicationDelivery xmlns="http://www.netex.org.uk/netex"><members>${stop('StopPlace', 'a')}${stop('StopPlace', 'b')}${stop('Quay', 'c')}${stop('Quay', 'd')}</members></PublicationDelivery>`,
    )
    expect(layers.map(({ path, format, known }) => [path, format, known?.entity])).toEqual([
      ['stops.xml#StopPlace', 'netex', 'transit'],
      ['stops.xml#Quay', 'netex', 'transit'],
    ])
    expect((await tableOf(layers[1]!)).rows[0]).toMatchObject({ id: 'c', 'Centroid.Location.Latitude': '47.4' })
  })

  it('whose list has one thing today, or things of several names, gives them all', async () => {
    const one = await read(
      'a.xml',
      '<agenda><titre>T</titre><evenements><evenement id="4"><nom>Bal</nom><jour>2026-12-01</jour></evenement></evenements></agenda>',
    )
    expect(one.rows).toEqual([{ id: '4', nom: 'Bal', jour: '2026-12-01' }])
    const two = await read(
      'a.xml',
      '<lieux><concert><nom>A</nom><ville>Blain</ville></concert><expo><nom>B</nom><ville>Bouée</ville></expo><concert><nom>C</nom><ville>Blain</ville></concert></lieux>',
    )
    expect(two.rows.map(({ element, nom }) => [element, nom])).toEqual([
      ['concert', 'A'],
      ['expo', 'B'],
      ['concert', 'C'],
    ])
  })

  it('whose fields are named by an attribute has them by those names', async () => {
    const { rows } = await read(
      'a.xml',
      '<data><row><c name="nom">Halle</c><c name="ville">Blain</c></row><row><c name="nom">Préau</c><c name="ville">Bouée</c></row></data>',
    )
    expect(rows).toEqual([
      { nom: 'Halle', ville: 'Blain' },
      { nom: 'Préau', ville: 'Bouée' },
    ])
  })

  it('of OData gives its rows, not the feed they are dressed up as', async () => {
    const entry = (name: string) =>
      `<entry><id>u:${name}</id><title type="text"/><updated>2026-01-01T00:00:00Z</updated><content type="application/xml"><m:properties><d:Nom>${name}</d:Nom><d:Lat m:type="Edm.Double">47.4</d:Lat><d:Tel m:null="true"/></m:properties></content></entry>`
    const { rows, layer } = await read(
      'a.xml',
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><title>Objets</title>${entry('Halle')}${entry('Préau')}</feed>`,
    )
    expect(layer).toMatchObject({ format: 'odata', facts: { title: 'Objets' } })
    expect(rows.map(({ Nom, Lat }) => [Nom, Lat])).toEqual([
      ['Halle', '47.4'],
      ['Préau', '47.4'],
    ])
  })

  it('keeps prose with its marks', async () => {
    const { rows } = await read(
      'a.xml',
      '<l><i><t>A</t><d><p>Un <b>bal</b> &amp; <a href="/x">plus</a></p></d></i><i><t>B</t><d>rien</d></i></l>',
    )
    expect(rows[0]!.d).toBe('<p>Un <b>bal</b> &amp; <a href="/x">plus</a></p>')
  })

  it('in windows-1252, cut off or with a stray ampersand is read as far as it goes, and said', async () => {
    const text =
      '<?xml version="1.0" encoding="windows-1252"?><l><o><n>Fête</n><v>Bouée</v></o><o><n>A & B</n><v>Blain</v></o><o><n>C'
    const { rows, layer } = await read('a.xml', Buffer.from(text, 'latin1'))
    expect(rows.slice(0, 2)).toEqual([
      { n: 'Fête', v: 'Bouée' },
      { n: 'A & B', v: 'Blain' },
    ])
    expect(layer.warnings.map(({ kind }) => kind)).toContain('broken-markup')
  })

  it('never expands entities of its own nor reads files', async () => {
    const laughs = `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><l><o><n>&b;</n><m>&x;</m></o><o><n>B</n><m>C</m></o></l>`
    const { rows } = await read('a.xml', laughs)
    expect(JSON.stringify(rows)).not.toMatch(/haha|root:/)
  })

  it('nested without end is refused', async () => {
    await expect(open('a.xml', `<a>${'<b>'.repeat(100_000)}`)).rejects.toThrow(/bad-xml/)
  })

  it('comes back with every text and attribute, whatever they say', async () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter(
        (text) => /^[^\p{C}\s\ufeff][^\p{C}\ufeff]*$/u.test(text) && text.trim() === text && !/[ÂÃÄÅÈâ]/.test(text),
      )
    const quote = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('>', '&gt;')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ a: word, b: word, c: word }), { minLength: 2, maxLength: 5 }),
        async (items) => {
          const text = `<l>${items.map(({ a, b, c }) => `<i a="${quote(a)}"><b>${quote(b)}</b><d><c>${quote(c)}</c></d></i>`).join('\n')}</l>`
          const { rows } = await read('a.xml', text)
          expect(rows).toEqual(items.map(({ a, b, c }) => ({ a, b, 'd.c': c })))
        },
      ),
      { numRuns: 50 },
    )
  })
})
