import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { open, read, tableOf } from '../../testing/source.ts'

const metadata = (
  id: string,
) => `<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco" xmlns:gmx="http://www.isotc211.org/2005/gmx" xmlns:xlink="http://www.w3.org/1999/xlink">
  <gmd:fileIdentifier><gco:CharacterString>${id}</gco:CharacterString></gmd:fileIdentifier>
  <gmd:contact><gmd:CI_ResponsibleParty><gmd:organisationName><gco:CharacterString>Service</gco:CharacterString></gmd:organisationName></gmd:CI_ResponsibleParty></gmd:contact>
  <gmd:identificationInfo><gmd:MD_DataIdentification>
    <gmd:citation><gmd:CI_Citation><gmd:title><gco:CharacterString>Zones inondables d’été</gco:CharacterString></gmd:title>
      <gmd:date><gmd:CI_Date><gmd:date><gco:Date>2020-01-02</gco:Date></gmd:date><gmd:dateType><gmd:CI_DateTypeCode codeListValue="creation"/></gmd:dateType></gmd:CI_Date></gmd:date>
      <gmd:date><gmd:CI_Date><gmd:date><gco:Date>2024-05-06</gco:Date></gmd:date><gmd:dateType><gmd:CI_DateTypeCode codeListValue="revision"/></gmd:dateType></gmd:CI_Date></gmd:date></gmd:CI_Citation></gmd:citation>
    <gmd:abstract><gco:CharacterString>Carte</gco:CharacterString></gmd:abstract>
    <gmd:pointOfContact><gmd:CI_ResponsibleParty><gmd:organisationName><gco:CharacterString>Département</gco:CharacterString></gmd:organisationName><gmd:role><gmd:CI_RoleCode codeListValue="owner"/></gmd:role></gmd:CI_ResponsibleParty></gmd:pointOfContact>
    <gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:keyword><gco:CharacterString>eau</gco:CharacterString></gmd:keyword><gmd:keyword><gmx:Anchor xlink:href="u:x">risque</gmx:Anchor></gmd:keyword></gmd:MD_Keywords></gmd:descriptiveKeywords>
    <gmd:resourceConstraints><gmd:MD_LegalConstraints><gmd:otherConstraints><gco:CharacterString>Licence Ouverte 2.0</gco:CharacterString></gmd:otherConstraints></gmd:MD_LegalConstraints></gmd:resourceConstraints>
  </gmd:MD_DataIdentification></gmd:identificationInfo>
  <gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions><gmd:MD_DigitalTransferOptions>
    <gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>https://example.org/wfs?a=1&amp;b=2</gmd:URL></gmd:linkage><gmd:protocol><gco:CharacterString>OGC:WFS-1.1.0-http-get-feature</gco:CharacterString></gmd:protocol><gmd:name><gco:CharacterString>zones</gco:CharacterString></gmd:name></gmd:CI_OnlineResource></gmd:onLine>
    <gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>https://example.org/d/zones.zip</gmd:URL></gmd:linkage></gmd:CI_OnlineResource></gmd:onLine>
  </gmd:MD_DigitalTransferOptions></gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo></gmd:MD_Metadata>`
const answer = (inside: string) =>
  `<?xml version="1.0"?><csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"><csw:SearchResults>${inside}</csw:SearchResults></csw:GetRecordsResponse>`

describe('a catalogue of geographic data', () => {
  it.each([
    ['alone', metadata('a'), 1],
    ['in an answer', answer(metadata('a') + metadata('b')), 2],
  ])('%s gives its data sets with their files', async (_, text, count) => {
    const { rows, layer } = await read('a.xml', text)
    expect(layer).toMatchObject({ format: 'iso19139', known: { entity: 'catalog' } })
    expect(rows).toHaveLength(count)
    expect(rows[0]).toMatchObject({
      identifier: 'a',
      title: 'Zones inondables d’été',
      publisherName: 'Département',
      licence: 'Licence Ouverte 2.0',
      modified: '2024-05-06',
      'date.creation': '2020-01-02',
      keywords: ['eau', 'risque'],
      distributions: [
        { url: 'https://example.org/wfs?a=1&b=2', name: 'zones', format: 'wfs' },
        { url: 'https://example.org/d/zones.zip', format: 'zip' },
      ],
    })
  })

  it('in the records of the service itself is read too', async () => {
    const { rows, layer } = await read(
      'a.xml',
      answer(
        '<csw:Record xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dct="http://purl.org/dc/terms/"><dc:identifier>x</dc:identifier><dc:title>Sentiers</dc:title><dc:subject>loisir</dc:subject><dct:abstract>À pied</dct:abstract><dct:modified>2024-01-01</dct:modified><dc:URI protocol="OGC:WMS" name="c">https://example.org/wms</dc:URI><dc:type>dataset</dc:type></csw:Record>',
      ),
    )
    expect(layer.format).toBe('csw')
    expect(rows).toEqual([
      expect.objectContaining({
        title: 'Sentiers',
        keywords: ['loisir'],
        type: 'dataset',
        distributions: [{ url: 'https://example.org/wms', name: 'c', format: 'wms' }],
      }),
    ])
  })

  it('damaged anywhere is read or refused with a reason', async () => {
    const text = answer(metadata('a'))
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.nat(30), fc.string({ maxLength: 5 }), async (at, cut, junk) => {
        try {
          for (const layer of await open('a.xml', text.slice(0, at) + junk + text.slice(at + cut))) await tableOf(layer)
        } catch (error) {
          expect((error as Error).message).toMatch(/bad-xml|too-|unreadable/)
        }
      }),
      { numRuns: 80 },
    )
  })
})
