import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'

afterEach(closeAll)

const xsd = 'http://www.w3.org/2001/XMLSchema#'
const rows = Array.from({ length: 2300 }, (_, number) => ({
  nombre: { type: 'literal', 'xml:lang': 'es', value: `Concierto ${number}` },
  fecha: { type: 'literal', datatype: `${xsd}date`, value: '2026-12-05' },
  aforo: { type: 'literal', datatype: `${xsd}integer`, value: '120' },
  lugar: { type: 'literal', value: 'Plaza Mayor' },
}))

describe('a SPARQL endpoint', () => {
  it('that silently cuts its answers at a thousand rows is asked on', async () => {
    const server = await serve({
      '/sparql': ({ headers }, url) => {
        if (!headers.accept?.includes('sparql-results+json')) return { body: '<sparql/>' }
        const from = Number(/OFFSET (\d+)/.exec(url.searchParams.get('query') ?? '')?.[1] ?? 0)
        return { body: { head: { vars: Object.keys(rows[0]!) }, results: { bindings: rows.slice(from, from + 1000) } } }
      },
    })
    const query = encodeURIComponent('SELECT ?nombre ?fecha WHERE { ?e a <x> ; <n> ?nombre ; <f> ?fecha }')
    const { records, error } = await harvest(`${server.base}/sparql?query=${query}`)
    expect(error).toBeUndefined()
    expect(records).toHaveLength(2300)
    expect(records[0]).toMatchObject({ type: 'Event', name: 'Concierto 0', startDate: '2026-12-05' })
  })

  it('is left at the limit of the question', async () => {
    const server = await serve({
      '/sparql': { body: { head: { vars: ['nombre'] }, results: { bindings: rows.slice(0, 1000) } } },
    })
    const query = encodeURIComponent('select * where { ?s ?p ?o } limit 1000')
    expect((await harvest(`${server.base}/sparql?query=${query}`)).records).toHaveLength(1000)
    expect(server.asked).toHaveLength(1)
  })
})
