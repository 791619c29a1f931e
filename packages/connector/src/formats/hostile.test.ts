import { describe, expect, it } from 'vitest'
import { openSource } from '../convert.ts'
import { temporaryFile } from '../testing/source.ts'
import { ods } from '../testing/workbooks.ts'
import { zip } from '../testing/zip.ts'

/** Reads all of a source: its records as JSON, and why what could not be read was refused. */
async function outcomeOf(name: string, content: string | Uint8Array) {
  const source = await openSource(await temporaryFile(name, content), { today: '2026-11-23' })
  const records: string[] = []
  const problems: string[] = source.error ? [source.error.key] : []
  try {
    for (const member of source.members) {
      if (member.error) problems.push(member.error.key)
      for await (const one of member.convert())
        if (one.ok) records.push(JSON.stringify({ ...one.record, provenance: undefined }))
        else problems.push(...one.refusal.problems.map(({ key }) => key))
    }
  } catch (error) {
    expect(error).toHaveProperty('problem.key')
    problems.push((error as { problem: { key: string } }).problem.key)
  }
  await source.dispose()
  return { records, problems, text: records.join('\n') }
}

/** A document type with a file of this machine and a billion laughs. */
const trap = (root: string) => {
  const names = 'abcdefgh'
  const laughs = [...names].map((name, index) => {
    const inner = index === 0 ? 'laugh' : `&${names[index - 1]};`.repeat(10)
    return `<!ENTITY ${name} "${inner}">`
  })
  return `<?xml version="1.0"?><!DOCTYPE ${root} [<!ENTITY x SYSTEM "file:///etc/passwd">${laughs.join('')}]>`
}
const name = 'Salle &x; &h; polyvalente'
const office =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
const cell = (text: string) =>
  `<table:table-row><table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell></table:table-row>`
const documents: Record<string, string> = {
  'a.xml': `${trap('l')}<l><i><nom>${name}</nom><ville>Blain</ville></i><i><nom>B</nom><ville>Blain</ville></i></l>`,
  'a.kml': `${trap('kml')}<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>${name}</name><Point><coordinates>-1.7,47.4</coordinates></Point></Placemark></kml>`,
  'a.gpx': `${trap('gpx')}<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="47.4" lon="-1.7"><name>${name}</name></wpt></gpx>`,
  'a.gml': `${trap('FeatureCollection')}<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><a:s xmlns:a="u:a"><a:nom>${name}</a:nom></a:s></gml:featureMember></wfs:FeatureCollection>`,
  'a.rss': `${trap('rss')}<rss version="2.0"><channel><title>M</title><item><title>${name}</title></item></channel></rss>`,
  'a.atom': `${trap('feed')}<feed xmlns="http://www.w3.org/2005/Atom"><title>M</title><entry><title>${name}</title><id>1</id></entry></feed>`,
  'a.rdf': `${trap('rdf:RDF')}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/"><s:Event rdf:about="u:1"><s:name>${name}</s:name></s:Event></rdf:RDF>`,
  'a.osm': `${trap('osm')}<osm version="0.6"><node id="1" lat="47.4" lon="-1.7"><tag k="name" v="${name}"/></node></osm>`,
  'a.fods': `${trap('office:document')}<office:document ${office}><office:body><office:spreadsheet><table:table table:name="F">${cell('Nom')}${cell(name)}</table:table></office:spreadsheet></office:body></office:document>`,
  'a.html': `<!doctype html><body><svg><text>&x;</text></svg><table><tr><th>nom</th><th>ville</th></tr><tr><td>${name}</td><td>Blain</td></tr><tr><td>B</td><td>Blain</td></tr></table>`,
}

describe('a document that declares entities of its own', () => {
  it.each(Object.keys(documents))('like %s opens no file of this machine and does not laugh', async (file) => {
    const { records, problems, text } = await outcomeOf(file, documents[file]!)
    expect(records.length + problems.length).toBeGreaterThan(0)
    expect(text).not.toMatch(/root:|laugh/)
    expect(text.length).toBeLessThan(5000)
  })
})

const sheet = `${trap('worksheet')}<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>${name}</t></is></c></row></sheetData></worksheet>`
const packed: Record<string, Record<string, string>> = {
  'a.xlsx': {
    'xl/workbook.xml': '<workbook><sheets><sheet name="F" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
  },
  'a.ods': {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': documents['a.fods']!,
  },
  'a.docx': {
    'word/document.xml': `${trap('w:document')}<w:document xmlns:w="w"><w:body><w:tbl>${[
      'Nom|Ville',
      `${name}|Blain`,
      'B|Blain',
    ]
      .map(
        (row) =>
          `<w:tr>${row
            .split('|')
            .map((text) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`)
            .join('')}</w:tr>`,
      )
      .join('')}</w:tbl></w:body></w:document>`,
  },
}

describe('a document whose parts declare entities of their own', () => {
  it.each(Object.keys(packed))('like %s opens no file of this machine and does not laugh', async (file) => {
    const { records, problems, text } = await outcomeOf(file, zip(packed[file]!))
    expect(records.length + problems.length).toBeGreaterThan(0)
    expect(text).not.toMatch(/root:|laugh/)
    expect(text.length).toBeLessThan(5000)
  })
})

const proto = {
  'a.csv': '__proto__;constructor;nom;toString\nvaleur;autre;Halle;tiers\nb;c;Gymnase;d\n',
  'a.json': '[{"__proto__":"valeur","constructor":"autre","nom":"Halle"},{"__proto__":"b","nom":"B"}]',
  'nested.json':
    '[{"__proto__":{"polluted":"valeur"},"constructor":{"prototype":{"polluted":"autre"}},"nom":"Halle"},{"nom":"B"}]',
  'a.ndjson': '{"__proto__":"valeur","constructor":"autre","nom":"Halle"}\n{"nom":"B","__proto__":"y"}\n',
  'a.geojson':
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"__proto__":"valeur","constructor":"autre","nom":"A"},"geometry":{"type":"Point","coordinates":[-1.7,47.4]}}]}',
  'a.yaml': '- __proto__: valeur\n  constructor: autre\n  nom: Halle\n- nom: B\n  __proto__: y\n',
  'a.vcf': 'BEGIN:VCARD\r\nVERSION:3.0\r\n__proto__:valeur\r\nCONSTRUCTOR:autre\r\nFN:Mairie\r\nEND:VCARD\r\n',
  'a.ics':
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n__PROTO__:valeur\r\nCONSTRUCTOR:autre\r\nUID:1\r\nSUMMARY:F\r\nDTSTART:20261128\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  'a.xml':
    '<l><i><__proto__>valeur</__proto__><constructor>autre</constructor><nom>Halle</nom></i><i><nom>B</nom></i></l>',
  'a.html':
    '<table><tr><th>__proto__</th><th>constructor</th><th>nom</th></tr><tr><td>valeur</td><td>autre</td><td>Halle</td></tr><tr><td>x</td><td>y</td><td>B</td></tr></table>',
}

describe('a column called like a part of JavaScript', () => {
  it.each(Object.entries(proto))('is a column like another in %s', async (file, content) => {
    const { text } = await outcomeOf(file, content)
    expect(text).toContain('"valeur"')
    expect(text).toContain('"autre"')
    expect({}).not.toHaveProperty('polluted')
    expect(Object.prototype.toString).toBeTypeOf('function')
  })
})

const deep = 100_000
const nested = (open: string, close: string, inner = '', times = deep) =>
  open.repeat(times) + inner + close.repeat(times)
/** What would take a careless reader for ever, or all memory. */
const endless: Record<string, () => string> = {
  'deep.json': () => nested('[', ']'),
  'deep-objects.json': () => nested('{"a":', '}', '1'),
  'deep-record.json': () => `[{"nom":"A","x":${nested('{"a":', '}', '1')}},{"nom":"B"}]`,
  'deep.xml': () => nested('<a>', '</a>', 'x'),
  'deep-record.xml': () => `<l><i><nom>A</nom>${nested('<a>', '</a>', 'x')}</i><i><nom>B</nom></i></l>`,
  'deep.html': () =>
    `<!doctype html><body>${'<div>'.repeat(deep)}<table><tr><th>nom</th></tr><tr><td>A</td></tr></table>`,
  'tables.html': () => nested('<table><tr><th>nom</th></tr><tr><td>x', '</td></tr></table>', '', 20_000),
  'deep.kml': () =>
    `<kml xmlns="http://www.opengis.net/kml/2.2">${nested('<Folder>', '</Folder>', '<Placemark><name>A</name></Placemark>')}</kml>`,
  'deep.yaml': () => nested('[', ']', '', 20_000),
  'deep.wkt': () => `${nested('GEOMETRYCOLLECTION(', ')', 'POINT(1 2)', 10_000)}\nPOINT(1 2)\n`,
  'deep.geojson': () =>
    `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nom":"A"},"geometry":{"type":"Polygon","coordinates":${nested('[', ']')}}}]}`,
  'bomb.yaml': () =>
    `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((one, i) => `${one}: &${one} [${Array(9).fill(`*${'abcdefgh'[i]}`).join()}]`).join('\n')}\n`,
  'types.yaml': () => '- nom: !!js/function "function(){ return 1 }"\n- nom: !!python/object/apply:os.system ["ls"]\n',
  'circle.yaml': () => '- &a\n  nom: Halle\n  self: *a\n- nom: B\n',
  'cell.csv': () => `nom;ville;texte\nHalle;Blain;"${'x y '.repeat(2_500_000)}"\nB;Blain;z\n`,
  'quotes.csv': () => `nom;ville\n${'"'.repeat(2_000_000)}\n`,
  'columns.csv': () =>
    `${Array.from({ length: 60_000 }, (_, i) => `c${i}`).join(';')}\n${Array(60_000).fill('1').join(';')}\n`,
  'attributes.xml': () => `<l><i ${Array.from({ length: 20_000 }, (_, i) => `a${i}="x"`).join(' ')}/></l>`,
  'signs.xml': () => `<a>${'<'.repeat(1_000_000)}`,
  'ampersands.xml': () => `<a>${'&'.repeat(300_000)}</a>`,
  'line.ics': () =>
    `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261128\r\nSUMMARY:${'x'.repeat(5_000_000)}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
  'years.csv': () =>
    'titre;date;date fin\nLoto;99999-01-01;-5000-01-01\nBal;31/02/2026;0000-00-00\nX;275761-01-01;1e400\n',
  'rules.ics': () =>
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:F\r\nDTSTART:99999999T999999Z\r\nRRULE:FREQ=SECONDLY;INTERVAL=0;COUNT=999999999999\r\nDURATION:P99999999999999999Y\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nSUMMARY:G\r\nDTSTART:20260101T000000Z\r\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
}

describe('a file made to last', () => {
  it.each(Object.keys(endless))(
    'like %s is read or refused all the same',
    async (file) => {
      const { records, problems } = await outcomeOf(file, endless[file]!())
      for (const problem of problems) expect(problem).toMatch(/^[a-z0-9-]+$/)
      expect(records.length + problems.length).toBeGreaterThan(0)
    },
    30_000,
  )
})

describe('a spreadsheet that says itself larger than it is', () => {
  const filled = (attributes: string) =>
    `<table:table-cell office:value-type="string" ${attributes}><text:p>Halle</text:p></table:table-cell>`
  const sheet = (rows: string) => ods(`<table:table table:name="F">${cell('Nom')}${rows}</table:table>`)

  it.each([
    [
      'by an empty end',
      `${cell('Halle')}<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
    ],
    [
      'by rows said a million times',
      `<table:table-row table:number-rows-repeated="1048574">${filled('table:number-columns-repeated="16384"')}</table:table-row>`,
    ],
    [
      'by a column a thousand million to the right',
      `${cell('Halle')}<table:table-row><table:table-cell table:number-columns-repeated="1000000000"/>${filled('')}</table:table-row>`,
    ],
    [
      'by less than nothing',
      `<table:table-row table:number-rows-repeated="-5">${filled('table:number-columns-repeated="-5"')}</table:table-row>`,
    ],
  ])(
    '%s is read for what is there',
    async (_, rows) => {
      expect((await outcomeOf('a.ods', sheet(rows))).records.length).toBeGreaterThan(0)
    },
    30_000,
  )
})

describe('a large file without anything in it', () => {
  it.each([
    ['of separators', 'a.csv', `${';'.repeat(2_000_000)}\n${';'.repeat(100)}\n`],
    ['of blank nodes', 'a.ttl', `<u:a> <u:b> ${nested('[', ']')} .`],
  ])(
    '%s has no record',
    async (_, file, content) => {
      expect((await outcomeOf(file, content)).records).toEqual([])
    },
    30_000,
  )
})

describe('broken characters', () => {
  it('spoil neither their row nor its neighbours', async () => {
    const bad = Buffer.concat([
      Buffer.from('nom;ville\nGymnase;Savenay\n'),
      Buffer.from([0xff, 0xfe, 0xc0, 0xaf]),
      Buffer.from(';Blain\nHalle;Blain\n'),
    ])
    const { records, text } = await outcomeOf('a.csv', bad)
    expect(records).toHaveLength(3)
    expect(text).toContain('Gymnase')
    expect(text).toContain('Halle')
  })

  it('in halves come out as text that others can read', async () => {
    const { records, text } = await outcomeOf(
      'a.json',
      '[{"nom":"Salle A\\ud800","ville":"Blain"},{"nom":"\\udc00B","ville":"Blain"}]',
    )
    expect(records).toHaveLength(2)
    expect(Buffer.from(text).toString()).not.toContain('\ud800')
  })
})
