import diagnostics from 'node:diagnostics_channel'
import { createServer, IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { expect, it } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { fetchSource, settingsOf } from './fetch.ts'
import { save } from './save.ts'

it('An answer so short that it is all here before its file is made, its connection given back, is kept like any other', async () => {
  const response = new IncomingMessage(null as unknown as Socket)
  response.statusCode = 200
  response.headers = { 'content-type': 'text/csv' }
  response.push('nom\nLoto\n')
  response.push(null)
  const signal = new AbortController().signal
  const saved = await save(response, new URL('http://blain.example/a.csv'), { bytes: 0 }, settingsOf({}), signal)
  expect(saved).toMatchObject({ status: 'fetched', download: { bytes: 9 } })
  if (saved.status === 'fetched') await saved.download.dispose()
})

it('On a machine so busy that an answer seems to stall although it is here, it is kept whole or told to have stalled, never kept empty', async () => {
  const busy = () => {
    const end = performance.now() + 120
    while (performance.now() < end);
  }
  const soon = () => void setImmediate(busy)
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/csv' }).end('nom\nLoto\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.csv`
  const options = { allowHosts: ['127.0.0.1'], retries: 0, wait: async () => undefined }
  diagnostics.subscribe('http.client.response.finish', soon)
  const found = new Set<number>()
  for (let i = 0; i < 5; i++) {
    const fetched = await fetchSource(address, { ...options, limits: { ...defaultLimits, stallTimeout: 30 } })
    if (fetched.status !== 'fetched') continue
    found.add(fetched.download.bytes)
    await fetched.download.dispose()
  }
  diagnostics.unsubscribe('http.client.response.finish', soon)
  server.closeAllConnections()
  server.close()
  expect([...found]).toEqual([9])
})
