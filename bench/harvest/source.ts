import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cells, quote } from '../connector/formats/csv.ts'
import { truth } from '../connector/truth.ts'

export { towns } from '../connector/truth.ts'

const titles = cells.map(([title]) => title)

/** A file of events as a town hall writes it. In the second edition one row in twenty has another price. */
export function edition(rows: number, isSecond = false): { bytes: Buffer; changed: number } {
  const price = titles.indexOf('Tarif (€)')
  const lines = [titles.join(';')]
  let changed = 0
  for (let i = 0; i < rows; i++) {
    const record = truth(i)
    const values = cells.map(([, say]) => say(record))
    if (isSecond && i % 20 === 7) {
      values[price] = '99,5'
      changed++
    }
    lines.push(values.map(quote).join(';'))
  }
  return { bytes: Buffer.from(`${lines.join('\n')}\n`), changed }
}

/** A web server with one file, which knows conditional requests when it is given an ETag. */
export async function startSource() {
  let now: { bytes: Buffer; etag?: string } = { bytes: Buffer.alloc(0) }
  const server = createServer((request, response) => {
    const { bytes, etag } = now
    if (etag && request.headers['if-none-match'] === etag) return void response.writeHead(304).end()
    response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8', ...(etag && { etag }) }).end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/agenda.csv`,
    say: (bytes: Buffer, etag?: string) => {
      now = { bytes, ...(etag && { etag }) }
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
