import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { open, read, tableOf } from '../../testing/source.ts'

const prefixes = `@prefix schema: <https://schema.org/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n`

describe('statements about a town', () => {
  it('in Turtle are records of the main class, with what they alone speak of', async () => {
    const { rows, layer } = await read(
      'a.ttl',
      `${prefixes}<https://example.org/e/1> a schema:MusicEvent ; schema:name "Concert d’été"@fr ; schema:startDate "2026-11-28T20:30:00+01:00"^^xsd:dateTime ;
        schema:location [ a schema:Place ; schema:name "Halle" ; schema:address [ schema:addressLocality "Blain" ; schema:postalCode "01234" ] ; schema:geo [ schema:latitude 47.4762 ; schema:longitude -1.7627e0 ] ] .
       <https://example.org/e/2> a schema:Event ; schema:name "Loto", "Lotto"@de ; schema:organizer <https://example.org/o> .
       <https://example.org/o> a schema:Organization ; schema:name "Amicale" .`,
    )
    expect(layer.known?.entity).toBe('event')
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({
      '@id': 'https://example.org/e/1',
      name: 'Concert d’été',
      place: 'Halle',
      locality: 'Blain',
      postcode: '01234',
      lat: 47.4762,
      lon: -1.7627,
    })
    expect(rows[1]).toMatchObject({ name: ['Loto', 'Lotto'], organiser: 'Amicale' })
  })

  it.each([
    ['a.nt', 'ntriples', '<u:a> <u:type> <u:T> .\n<u:a> <u:nom> "Halle \\"du bourg\\" \\u00e9"@fr .\n'],
    ['a.nq', 'nquads', '<u:a> <u:type> <u:T> <u:g> .\n<u:a> <u:nom> "Halle \\"du bourg\\" é" <u:g> .\n'],
    ['a.trig', 'trig', '@prefix u: <u:> .\nu:g {\n u:a u:type u:T ; u:nom "Halle \\"du bourg\\" é" .\n}\n'],
    ['a.ttl', 'turtle', '@prefix u: <u:> .\nu:a u:type u:T ; u:nom """Halle "du bourg" é""" .\n'],
    [
      'a.rdf',
      'rdf-xml',
      '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="u:"><rdf:Description rdf:about="u:a"><u:type rdf:resource="u:T"/><u:nom>Halle "du bourg" &eacute;</u:nom></rdf:Description></rdf:RDF>',
    ],
  ])('in %s are told by their bytes', async (_name, format, text) => {
    const { layer, rows } = await read('sans-nom', text)
    expect(layer.format).toBe(format)
    expect(rows).toEqual([expect.objectContaining({ '@id': 'u:a', nom: 'Halle "du bourg" é', type: 'u:T' })])
  })

  it('that a line of N-Triples breaks are read but for that line', async () => {
    const { rows, layer } = await read(
      'a.nt',
      '<u:a> <u:n> "A" .\n<u:b> <u:n> "B .\n<u:c> <u:n> "C" .\n<u:d> <u:n> "D" .\n<u:e> <u:n> "E" .\n',
    )
    expect(rows.map(({ n }) => n)).toEqual(['A', 'C', 'D', 'E'])
    expect(layer.warnings.map(({ kind }) => kind)).toEqual(['cut-off'])
  })

  it('that turn in circles or name a prototype are read once', async () => {
    const { rows } = await read(
      'a.ttl',
      '@prefix u: <u:> .\nu:a a u:T ; u:ami u:b ; u:__proto__ "x" . u:b u:ami u:a ; u:nom "B" .',
    )
    expect(rows[0]).toMatchObject({ 'ami.nom': 'B', 'ami.ami': 'u:a', proto: 'x' })
  })

  it('of a catalogue are its data sets with their files', async () => {
    const layers = await open(
      'c.ttl',
      `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
      <u:c> a dcat:Catalog ; dct:title "Ville" ; dcat:dataset <https://example.org/d> .
      <https://example.org/d> a dcat:Dataset ; dct:title "Salles"@fr, "Halls"@en ; dct:license <https://example.org/lo> ; dcat:keyword "salle", "sport" ;
        dct:publisher [ foaf:name "Blain" ] ; dcat:distribution [ a dcat:Distribution ; dcat:downloadURL <https://example.org/d.csv> ; dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv> ] .`,
    )
    const { rows, layer } = await tableOf(layers[0]!)
    expect(layer.known?.entity).toBe('catalog')
    expect(layer.facts).toMatchObject({ title: 'Ville' })
    expect(rows).toEqual([
      expect.objectContaining({
        title: 'Salles',
        'title.en': 'Halls',
        licence: 'https://example.org/lo',
        keywords: ['salle', 'sport'],
        publisherName: 'Blain',
        distributions: [{ url: 'https://example.org/d.csv', format: 'csv', mediaType: 'text/csv' }],
      }),
    ])
  })

  it('damaged anywhere are read or refused with a reason', async () => {
    const text = `${prefixes}<u:1> a schema:Event ; schema:name "A" ; schema:location [ schema:name "B" ] .\n<u:2> a schema:Event ; schema:name "C" .\n`
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.string({ maxLength: 6 }), async (at, junk) => {
        try {
          for (const layer of await open('a.ttl', text.slice(0, at) + junk + text.slice(at + 2))) await tableOf(layer)
        } catch (error) {
          expect((error as Error).message).toMatch(/bad-rdf|unreadable|rows|layers/)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('is known by its name where it could be the start of XML', async () => {
    const { rows } = await read('a.ttl', '<u:salle> <u:nom> "Halle" ; <u:ville> "Blain", "Nozay" ; a <u:Salle>\n.')
    expect(rows).toMatchObject([{ nom: 'Halle', ville: ['Blain', 'Nozay'] }])
    await expect(open('b.ttl', `<u:a> <u:b> ${'['.repeat(1000)}${']'.repeat(1000)} .`)).rejects.toMatchObject({
      problem: { key: 'bad-rdf' },
    })
  })
})
