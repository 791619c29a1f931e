import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { headers, quote, row } from '../connector/file.ts'

export { towns } from '../connector/file.ts'

/** A file of events as a town hall writes it. In the second edition one row in twenty has another price. */
export function edition(rows: number, isSecond = false): { bytes: Buffer; changed: number } {
  const price = headers.indexOf('Tarif (€)')
  const lines = [headers.join(';')]
  let changed = 0
  for (let i = 0; i < rows; i++) {
    const { cells } = row(i)
    if (isSecond && i % 20 === 7) {
      cells[price] = '99,5'
      changed++
    }
    lines.push(cells.map(quote).join(';'))
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
