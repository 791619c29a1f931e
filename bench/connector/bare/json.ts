import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Take } from './registry.ts'

export async function lines(file: string, take: Take): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(file, { highWaterMark: 1 << 18 }) }))
    take(JSON.parse(line).titre)
}

export function list(file: string, take: Take): void {
  const { evenements } = JSON.parse(readFileSync(file, 'utf8')) as { evenements: { nom: string }[] }
  for (const { nom } of evenements) take(nom)
}

export function features(file: string, take: Take): void {
  const collection = JSON.parse(readFileSync(file, 'utf8')) as { features: { properties: { nom: string } }[] }
  for (const { properties } of collection.features) take(properties.nom)
}
