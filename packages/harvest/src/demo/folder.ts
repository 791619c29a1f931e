import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type SourceDeclaration, sourceDeclarationSchema } from '../sources/source.ts'

/** The data shipped with the product: which towns open, from which sources. */
export interface DemoFolder {
  folder: string
  towns: string[]
  sources: (SourceDeclaration & { slug: string })[]
}

/** Reads `demo/`. A file that is not as it should be is a mistake of ours, and is thrown. */
export async function readDemoFolder(folder: string): Promise<DemoFolder> {
  const { towns } = JSON.parse(await readFile(join(folder, 'towns.json'), 'utf8')) as { towns: string[] }
  const files = (await readdir(join(folder, 'sources'))).filter((file) => file.endsWith('.json')).sort()
  const sources = await Promise.all(files.map((file) => readDeclaration(join(folder, 'sources', file))))
  return { folder, towns, sources }
}

async function readDeclaration(file: string) {
  const declaration = sourceDeclarationSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  if (!declaration.slug) throw new Error(`${file} has no slug`)
  return { ...declaration, slug: declaration.slug }
}
