import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
import type { Take } from './registry.ts'

export async function flatgeobuf(file: string, take: Take): Promise<void> {
  const bytes = Readable.toWeb(createReadStream(file, { highWaterMark: 1 << 18 })) as ReadableStream
  for await (const { properties } of deserialize(bytes)) take(properties?.nom)
}
