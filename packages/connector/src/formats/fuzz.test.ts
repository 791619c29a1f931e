import { describe, it } from 'vitest'
import { survivesDamage } from '../testing/damage.ts'
import { ods, xlsx } from '../testing/workbooks.ts'
import { zip } from '../testing/zip.ts'

const csv = 'Nom;"Adresse";Date\n"Halle ""du"" bourg";"1 rue\nA";28/11/2026\nPréau;rue B;29/11/2026\n'
const samples: Record<string, Uint8Array> = {
  'a.csv': Buffer.from(csv),
  'a.json': Buffer.from('{"result":{"records":[{"nom":"A","lieu":{"x":1.5e3}},{"nom":"B\\u00e9","t":[1,2]}]}}'),
  'a.ndjson': Buffer.from('{"nom":"A"}\n{"nom":"B"}\n{"nom":"C"}\n'),
  'a.geojson': Buffer.from(
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nom":"A"},"geometry":{"type":"Point","coordinates":[-1.7,47.4]}}]}',
  ),
  'a.ics': Buffer.from(
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Fête\r\nDTSTART;TZID=Europe/Paris:20261128T203000\r\nDURATION:PT2H\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE:20261205T203000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  ),
  'a.rss': Buffer.from(
    '<?xml version="1.0"?><rss version="2.0"><channel><title>M</title><item><title>A &amp; B</title><pubDate>Sat, 28 Nov 2026 20:30:00 +0100</pubDate></item></channel></rss>',
  ),
  'a.md': Buffer.from('---\ntitle: Fête\ndate: 2026-11-28\n---\nBonjour\n'),
  'a.eml': Buffer.from(
    'From: a@b.fr\r\nTo: c@d.fr\r\nSubject: Loto samedi\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100\r\n\r\nLoto samedi 28 novembre à 20h30, salle des fêtes.\r\n',
  ),
  'a.xml': Buffer.from(
    '<?xml version="1.0"?><agenda><ville nom="Blain"><fete id="1"><nom>Bal &amp; loto</nom><jour>28/11/2026</jour></fete><fete id="2"><nom><![CDATA[B]]></nom><jour>29/11/2026</jour></fete></ville></agenda>',
  ),
  'a.ttl': Buffer.from(
    '@prefix s: <https://schema.org/> .\n<u:1> a s:Event ; s:name "Fête"@fr ; s:location [ s:name "Halle" ] .\n<u:2> a s:Event ; s:name "B" .\n',
  ),
  'a.nt': Buffer.from('<u:1> <u:nom> "A" .\n<u:2> <u:nom> "B\\u00e9"@fr .\n<u:3> <u:nom> "C" .\n'),
  'a.rdf': Buffer.from(
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/"><rdf:Description rdf:about="u:1"><dct:title>A</dct:title></rdf:Description></rdf:RDF>',
  ),
  'a.jsonld': Buffer.from(
    '{"@context":"https://schema.org","@graph":[{"@type":"Event","name":"A","startDate":"2026-11-28","location":{"name":"H"}},{"@type":"Event","@id":"#b","name":"B"}]}',
  ),
  'a.html': Buffer.from(
    '<!doctype html><html><head><script type="application/ld+json">{"@type":"Event","name":"A"}</script></head><body><div itemscope itemtype="https://schema.org/Event"><b itemprop="name">B</b></div></body></html>',
  ),
  'stops.txt': Buffer.from('stop_id,stop_name,stop_lat,stop_lon\nA,"Gare, sud",47.4,-1.7\nB,Mairie,47.5,-1.8\n'),
  'a.csw': Buffer.from(
    '<csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"><csw:Record><dc:title xmlns:dc="d">A</dc:title></csw:Record></csw:GetRecordsResponse>',
  ),
  'station_information.json': Buffer.from(
    '{"last_updated":"2026-11-23T10:00:00+01:00","ttl":60,"version":"3.0","data":{"stations":[{"station_id":"g","name":[{"text":"Gare","language":"fr"}],"lat":47.47,"lon":-1.76,"rental_uris":{"web":"https://v.example"}},{"station_id":"m","name":"Mairie","lat":47.4,"lon":-1.7}]}}',
  ),
  'bikes.zip': zip({
    'station_information.json':
      '{"last_updated":1,"data":{"stations":[{"station_id":"g","name":"Gare","lat":47.47,"lon":-1.76}]}}',
    'station_status.json': '{"last_updated":1,"data":{"stations":[{"station_id":"g","num_bikes_available":3}]}}',
  }),
  'udata.json': Buffer.from(
    '{"data":[{"id":"a","title":"Salles","license":"lov2","frequency":"annual","organization":{"name":"Blain"},"tags":["sport"],"resources":[{"id":"r","title":"Tableau","url":"https://e.example/s.csv","format":"csv","mime":"text/csv"}]}],"page":1,"total":1}',
  ),
  'ckan.json': Buffer.from(
    '{"success":true,"result":{"id":"a","name":"salles","title":"Salles","metadata_modified":"2026-07-26","organization":{"title":"Blain"},"tags":[{"name":"sport"}],"resources":[{"name":"T","url":"https://e.example/s.csv","format":"CSV"}]}}',
  ),
  'opendatasoft.json': Buffer.from(
    '{"total_count":1,"results":[{"dataset_id":"salles","metas":{"default":{"title":"Salles","keyword":["sport"],"modified":"2026-01-01"}}}]}',
  ),
  'dcat-us.json': Buffer.from(
    '{"@context":"https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld","dataset":[{"@type":"dcat:Dataset","title":"Salles","publisher":{"name":"Blain"},"distribution":[{"mediaType":"text/csv","downloadURL":"https://e.example/a.csv"}]}]}',
  ),
  'a.zip': zip({ 'a.csv': csv, 'b.csv': csv }),
  'a.xlsx': xlsx({
    F: [
      ['Nom', 'Jour'],
      ['A', 46354],
      ['B', 46355],
    ],
  }),
  'a.ods': ods(
    '<table:table table:name="F"><table:table-row><table:table-cell office:value-type="string"><text:p>Nom</text:p></table:table-cell></table:table-row></table:table>',
  ),
}

describe('a damaged file', () => {
  it.each(Object.keys(samples))('like %s is read or refused with a reason, never a crash', async (name) => {
    await survivesDamage(name, samples[name]!)
  })
})
