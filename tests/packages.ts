import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** A package of the house, with what its files import and what its package.json asks for. */
export interface Package {
  /** `town`, `server`… */
  name: string
  files: { path: string; imports: string[] }[]
  dependencies: string[]
  devDependencies: string[]
}

export function readPackages(): Package[] {
  return ['packages', 'apps'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((folder) => readPackage(`${parent}/${folder}`)),
  )
}

function readPackage(folder: string): Package {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  return {
    name: manifest.name.replace('@wiker/', ''),
    files: sourcesUnder(folder).map((path) => ({ path, imports: importsOf(readFileSync(join(root, path), 'utf8')) })),
    dependencies: Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }),
    devDependencies: Object.keys(manifest.devDependencies ?? {}),
  }
}

/** TypeScript and JavaScript files, by their path from the root. */
export function sourcesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.(tsx?|js)$/.test(file.name) && !file.parentPath.includes('node_modules'))
    .map((file) => join(file.parentPath, file.name).slice(root.length))
    .filter((path) => !/(^|\/)(dist|samples|assets)\//.test(path))
}

/** What a file imports, in every form: `import`, `export … from`, `import()`, `import type`, JSX's own runtime left out. */
export function importsOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const forms = [
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"`]([^'"`]+)['"`]/g,
    /\brequire(?:\.resolve)?\(\s*['"]([^'"]+)['"]/g,
  ]
  return forms.flatMap((form) => [...code.matchAll(form)].map((match) => match[1] as string))
}
