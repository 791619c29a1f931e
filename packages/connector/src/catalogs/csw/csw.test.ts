import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Routes } from '../testing/server.ts'

afterEach(closeAll)

const text = (value: string) => `<gco:CharacterString>${value}</gco:CharacterString>`
const metadata = (number: number) => `<gmd:MD_Metadata>
  <gmd:fileIdentifier>${text(`fr-plu-${number}`)}</gmd:fileIdentifier>
  <gmd:language><gmd:LanguageCode codeList="x" codeListValue="fre"/></gmd:language>
  <gmd:hierarchyLevel><gmd:MD_ScopeCode codeList="x" codeListValue="dataset"/></gmd:hierarchyLevel>
  <gmd:contact><gmd:CI_ResponsibleParty><gmd:organisationName>${text('DDTM 44')}</gmd:organisationName></gmd:CI_ResponsibleParty></gmd:contact>
  <gmd:dateStamp><gco:Date>2026-03-02</gco:Date></gmd:dateStamp>
  <gmd:identificationInfo><gmd:MD_DataIdentification>
    <gmd:citation><gmd:CI_Citation><gmd:title>${text(`Plan local d’urbanisme n° ${number}`)}</gmd:title></gmd:CI_Citation></gmd:citation>
    <gmd:abstract>${text('Zonage &amp; prescriptions')}</gmd:abstract>
    <gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:keyword>${text('urbanisme')}</gmd:keyword></gmd:MD_Keywords></gmd:descriptiveKeywords>
    <gmd:resourceConstraints><gmd:MD_LegalConstraints><gmd:useLimitation>${text('Licence Ouverte 2.0')}</gmd:useLimitation></gmd:MD_LegalConstraints></gmd:resourceConstraints>
    <gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox>
      <gmd:westBoundLongitude><gco:Decimal>-2.2</gco:Decimal></gmd:westBoundLongitude><gmd:eastBoundLongitude><gco:Decimal>-1.9</gco:Decimal></gmd:eastBoundLongitude>
      <gmd:southBoundLatitude><gco:Decimal>47.2</gco:Decimal></gmd:southBoundLatitude><gmd:northBoundLatitude><gco:Decimal>47.4</gco:Decimal></gmd:northBoundLatitude>
    </gmd:EX_GeographicBoundingBox></gmd:geographicElement></gmd:EX_Extent></gmd:extent>
  </gmd:MD_DataIdentification></gmd:identificationInfo>
  <gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions><gmd:MD_DigitalTransferOptions><gmd:onLine><gmd:CI_OnlineResource>
    <gmd:linkage><gmd:URL>https://geo.example/plu-${number}.zip</gmd:URL></gmd:linkage><gmd:protocol>${text('WWW:DOWNLOAD')}</gmd:protocol>
  </gmd:CI_OnlineResource></gmd:onLine></gmd:MD_DigitalTransferOptions></gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>
</gmd:MD_Metadata>`
/** Counts on to a next record beyond the end, as some do. */
const records: Routes[string] = (_, url) => {
  const start = Number(url.searchParams.get('startPosition'))
  const count = Math.max(0, Math.min(50, 120 - start + 1))
  const list = Array.from({ length: count }, (_, step) => metadata(start + step)).join('')
  return {
    body: `<?xml version="1.0"?><csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"><csw:SearchResults numberOfRecordsMatched="120" numberOfRecordsReturned="${count}" nextRecord="${start + count}">${list}</csw:SearchResults></csw:GetRecordsResponse>`,
  }
}

describe('a CSW', () => {
  it.each([
    '/geonetwork/srv/fre/csw',
    '/geonetwork/srv/fre/catalog.search',
    '/geonetwork/srv/fre/csw?SERVICE=CSW&REQUEST=GetCapabilities',
  ])('gives every data set from %s', async (path) => {
    const server = await serve({
      '/geonetwork/srv/fre/csw': records,
      '/geonetwork/srv/fre/catalog.search': { body: '<!doctype html><html><title>GeoNetwork</title></html>' },
    })
    const { records: found, error } = await harvest(server.base + path)
    expect(error).toBeUndefined()
    expect(found).toHaveLength(120)
    expect(found[0]).toMatchObject({
      type: 'Dataset',
      identifier: 'fr-plu-1',
      name: 'Plan local d’urbanisme n° 1',
      description: 'Zonage & prescriptions',
      publisher: { name: 'DDTM 44' },
      licence: 'Licence Ouverte 2.0',
      dateModified: '2026-03-02',
      keywords: ['urbanisme'],
      distributions: [{ url: 'https://geo.example/plu-1.zip', format: 'zip' }],
    })
  })

  it('that refuses says why', async () => {
    const server = await serve({
      '/csw': {
        body: '<ows:ExceptionReport xmlns:ows="x"><ows:Exception><ows:ExceptionText>Elle est fermée</ows:ExceptionText></ows:Exception></ows:ExceptionReport>',
      },
    })
    expect((await harvest(`${server.base}/csw?service=CSW`)).error).toEqual({
      key: 'service-refuses',
      values: { reason: 'Elle est fermée' },
    })
  })
})
