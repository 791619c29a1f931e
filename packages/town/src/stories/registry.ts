import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { StoryKind } from './kind.ts'
import type { Sentences } from './say.ts'
import { type StoryLanguage, storyLanguages } from './types.ts'

export interface KnownKind extends StoryKind {
  name: string
  sentences: Partial<Record<StoryLanguage, Sentences>>
}

const ownFolder = new URL('./kinds/', import.meta.url)
const known = new Map<string, Promise<KnownKind[]>>()

/** Every kind there is: a folder with a `kind.ts`. Adding one needs nothing else. */
export function storyKinds(folder: URL = ownFolder): Promise<KnownKind[]> {
  let loading = known.get(folder.href)
  if (!loading) {
    loading = load(folder)
    known.set(folder.href, loading)
  }
  return loading
}

/** Names of the kinds, without loading them. */
export function kindNames(folder: URL = ownFolder): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/kind.ts`, folder)))
    .map(({ name }) => name)
    .sort()
}

/** What a kind is called in a language, for who looks after a town; its folder’s name where nobody has said. */
export function kindName(name: string, language: StoryLanguage, folder: URL = ownFolder): string {
  return readSentences(name, language, folder)?.kind ?? name
}

async function load(folder: URL): Promise<KnownKind[]> {
  return Promise.all(
    kindNames(folder).map(async (name) => {
      const { kind } = (await import(new URL(`${name}/kind.ts`, folder).href)) as { kind: StoryKind }
      const sentences = Object.fromEntries(
        storyLanguages.flatMap((language) => {
          const read = readSentences(name, language, folder)
          return read ? [[language, read]] : []
        }),
      )
      return { ...kind, name, sentences }
    }),
  )
}

const read = new Map<string, Sentences | undefined>()

function readSentences(name: string, language: StoryLanguage, folder: URL): Sentences | undefined {
  const file = new URL(`${name}/${language}.json`, folder)
  if (!read.has(file.href)) read.set(file.href, existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
  return read.get(file.href)
}
