import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'

afterEach(closeAll)

const record = (
  number: number,
  status = '',
) => `<record><header${status}><identifier>oai:archives:${number}</identifier><datestamp>2026-05-01</datestamp></header>
${status ? '' : `<metadata><oai_dc:dc xmlns:oai_dc="x" xmlns:dc="y"><dc:title>Carte postale n° ${number}</dc:title><dc:subject>port</dc:subject><dc:subject>fête</dc:subject><dc:date>1910</dc:date><dc:identifier>https://archives.example/${number}</dc:identifier></oai_dc:dc></metadata>`}</record>`
const page = (body: string) => ({
  body: `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-23T00:00:00Z</responseDate>${body}</OAI-PMH>`,
})

describe('an archive that speaks OAI-PMH', () => {
  it('is read from token to token, waiting when it says so, without what was deleted', async () => {
    const server = await serve({
      '/oai': [
        { status: 503, headers: { 'retry-after': '20' } },
        page(
          `<ListRecords>${record(1)}${record(2)}${record(3, ' status="deleted"')}<resumptionToken completeListSize="4">t/2</resumptionToken></ListRecords>`,
        ),
        page(`<ListRecords>${record(4)}<resumptionToken/></ListRecords>`),
      ],
    })
    const { records, waited, error, reading } = await harvest(
      `${server.base}/oai?verb=ListRecords&metadataPrefix=oai_dc&set=cartes`,
    )
    expect(error).toBeUndefined()
    expect(reading.download?.protocol).toBe('oai-pmh')
    expect(records.map(({ name }) => name)).toEqual(['Carte postale n° 1', 'Carte postale n° 2', 'Carte postale n° 4'])
    expect(waited).toContain(20_000)
    expect(server.paths().at(-1)).toBe('/oai?verb=ListRecords&resumptionToken=t%2F2')
    expect(server.paths()[0]).toContain('set=cartes')
  })

  it('with nothing new is no error', async () => {
    const server = await serve({ '/oai': page('<error code="noRecordsMatch">None</error>') })
    const { error, reading } = await harvest(`${server.base}/oai?verb=ListRecords`, {
      state: { read: '2026-11-22T10:00:00Z' },
      changesOnly: true,
    })
    expect(error).toBeUndefined()
    expect(reading.changesOnly).toBe(true)
    expect(server.paths()[0]).toContain('from=2026-11-22')
  })
})
