import { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { settingsOf } from './fetch.ts'
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
