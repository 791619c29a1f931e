import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { meter } from '../meter.ts'
import { Unreadable } from '../problem.ts'
import type { Fetched, FetchSettings } from './fetch.ts'

/** What another program writes into this one (`curl … | wiker-connector inspect -`): laid on disk, as several readers look at it. */
export async function fetchStream(input: Readable, settings: FetchSettings): Promise<Fetched> {
  const folder = await mkdtemp(join(settings.temporary, 'wiker-'))
  const file = join(folder, 'input')
  const { maxBytes } = settings.limits
  const hash = createHash('sha256')
  let bytes = 0
  meter()?.began({ position: () => bytes })
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > maxBytes) return done(new Unreadable('too-large', { limit: maxBytes }))
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(input, count, createWriteStream(file))
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  return {
    status: 'fetched',
    download: {
      url: '-',
      name: 'input',
      file,
      bytes,
      sha256: hash.digest('hex'),
      retrieved: settings.now().toISOString(),
      dispose: () => rm(folder, { recursive: true, force: true }),
    },
  }
}
