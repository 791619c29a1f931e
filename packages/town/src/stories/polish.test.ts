import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { composeStories, plainText } from './compose.ts'
import { polishStory } from './polish.ts'
import { addToldTown, toldDay } from './testing/told-town.ts'

const { db } = await testDatabase()
const town = await addToldTown(db)
const { stories } = await composeStories(db, { town, today: toldDay, only: 'subsidies' })
const story = stories[0]!
const plain = plainText(story.told)

let answer: (response: ServerResponse) => void
const asked: {
  path: string | undefined
  key: string | undefined
  body: { model: string; messages: { content: string }[] }
}[] = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (piece) => {
    body += piece
  })
  request.on('end', () => {
    asked.push({ path: request.url, key: request.headers.authorization, body: JSON.parse(body) })
    answer(response)
  })
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => void asked.splice(0))
const polisher = {
  url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
  key: 'secret',
  model: 'plume',
  patience: 400,
}

/** An answer of the shape that such addresses give. */
const says =
  (content: string | null, finish_reason = 'stop') =>
  (response: ServerResponse) => {
    const choices = [
      {
        index: 0,
        message: { role: 'assistant', content, refusal: content === null ? 'I cannot.' : null },
        finish_reason,
      },
    ]
    const usage = { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: 'plume', choices, usage }),
    )
  }
const better = plain.replace('Les sommes les plus fortes sont allées à', 'Les plus fortes aides ont soutenu')

test('a better text that says every fact is taken, each figure still leading to its source', async () => {
  answer = says(better)
  const polished = await polishStory(polisher, story)
  expect(polished && plainText(polished.told)).toBe(better)
  expect(polished!.told.paragraphs.flat().filter(({ e }) => e).length).toBeGreaterThan(8)
  expect(asked[0]).toMatchObject({ path: '/v1/chat/completions', key: 'Bearer secret', body: { model: 'plume' } })
  expect(asked[0]!.body.messages[1]!.content).toContain(plain)
})

test.each([
  ['with a wrong digit', () => says(better.replace(/500/, '600'))],
  ['with a figure more', () => says(`${better} Soit 12 fois plus.`)],
  ['with a name more', () => says(`${better} Le maire, Yves Marchand, s’en félicite.`)],
  ['that leaves a fact out', () => says(plain.split('\n\n')[0]!)],
  ['that refuses', () => says(null)],
  ['cut short', () => says(better.slice(0, 200), 'length')],
  ['that is no answer', () => (response: ServerResponse) => response.end('<html>')],
  ['that fails', () => (response: ServerResponse) => response.writeHead(500).end('{}')],
  ['that never comes', () => () => undefined],
  ['with nothing in it', () => says('')],
])('the plain text is kept for an answer %s', async (_, made) => {
  answer = made()
  expect(await polishStory(polisher, story)).toBeUndefined()
})

test('the plain text is kept when nobody is at the address', async () => {
  expect(await polishStory({ ...polisher, url: 'http://127.0.0.1:1/v1' }, story)).toBeUndefined()
})
