import { open, openDbf } from 'shapefile'
import type { Take } from './registry.ts'

export async function shapefile(file: string, take: Take): Promise<void> {
  const source = await open(file, undefined, { encoding: 'windows-1252', highWaterMark: 1 << 18 })
  for (let read = await source.read(); !read.done; read = await source.read()) take(read.value.properties?.NOM)
}

export async function dbf(file: string, take: Take): Promise<void> {
  const source = await openDbf(file, { encoding: 'windows-1252', highWaterMark: 1 << 18 })
  for (let read = await source.read(); !read.done; read = await source.read())
    take((read.value as unknown as { NOM: string }).NOM)
}
