import { readdirSync } from 'node:fs'
import { type Labelled, readLabelled } from './labels.ts'

const folder = new URL('./posters/', import.meta.url)

/** The announcements that were drawn as posters, with their pictures. */
export function drawnPosters(): { labelled: Labelled; file: URL }[] {
  const labelled = new Map(readLabelled().map((one) => [one.id, one]))
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jpg'))
    .sort()
    .map((name) => ({ labelled: labelled.get(name.replace('.jpg', ''))!, file: new URL(name, folder) }))
}
