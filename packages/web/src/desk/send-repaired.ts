import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { RepairedSource } from '@wiker/harvest'
import { connectorWords } from '../formatting/refusals.ts'
import type { SiteContext } from '../server/deps.ts'
import { safeName } from './files.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  geojson: 'application/geo+json',
}

/** A repaired file to be saved, beside the one it was made of: `agenda-repare.csv`. It is gone from here once it is sent. */
export async function sendRepaired(
  c: SiteContext,
  { path, name, extension, dispose }: RepairedSource,
): Promise<Response> {
  const file = safeName(`${name}-${connectorWords('fr')('quality.suffix')}.${extension}`)
  const plain = file.normalize('NFD').replace(/[^\w.-]+/g, '')
  c.header('content-type', types[extension])
  c.header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file)}`)
  c.header('content-length', String((await stat(path)).size))
  if (c.req.method === 'HEAD') {
    await dispose()
    return c.body(null)
  }
  const stream = createReadStream(path)
  stream.once('close', () => void dispose())
  return c.body(Readable.toWeb(stream) as ReadableStream)
}
