import { posix } from 'node:path'
import type { Package } from './packages.ts'

/** Who may import whom: only downwards, never sideways. */
const below: Record<string, string[]> = {
  model: [],
  connector: ['model'],
  platform: [],
  harvest: ['model', 'connector', 'platform'],
  town: ['model', 'platform'],
  billing: ['model', 'platform'],
  web: ['model', 'connector', 'platform', 'harvest', 'town', 'billing'],
  federation: ['model', 'platform', 'town'],
  server: ['model', 'connector', 'platform', 'harvest', 'town', 'billing', 'web', 'federation'],
}

/** One sentence for each breach. */
export function breaches(packages: Package[]): string[] {
  return [...new Set(packages.flatMap((one) => [...importsUpOrSideways(one), ...dependencyBreaches(one)]))]
}

function importsUpOrSideways({ name, files }: Package): string[] {
  const allowed = below[name]
  if (!allowed) return [`${name} has no place in the architecture: say in tests/architecture.ts whom it may import`]
  return files.flatMap(({ path, imports }) =>
    imports
      .map((imported) => packageNamed(imported, path))
      .filter((imported) => imported && imported !== name && !allowed.includes(imported))
      .map((imported) => `${name} may not import ${imported} (${path})`),
  )
}

function dependencyBreaches({ name, files, dependencies, devDependencies }: Package): string[] {
  const allowed = below[name] ?? []
  const wrong = [...dependencies, ...devDependencies]
    .filter((dependency) => dependency.startsWith('@wiker/') && !allowed.includes(dependency.slice(7)))
    .map((dependency) => `${name} may not depend on ${dependency.slice(7)} (package.json)`)
  const undeclared = files.flatMap(({ path, imports }) => {
    const types = devDependencies.filter((dependency) => dependency.startsWith('@types/'))
    const known = isForDevelopment(path)
      ? [...dependencies, ...devDependencies, ...everywhere]
      : [...dependencies, ...types]
    return imports
      .map(libraryNamed)
      .filter(
        (library) =>
          library && library !== `@wiker/${name}` && !known.includes(library) && !known.includes(`@types/${library}`),
      )
      .map((library) => `${name} imports ${library} without asking for it in its package.json (${path})`)
  })
  return [...wrong, ...undeclared]
}

// The tools of the whole repository, in the root's package.json.
const everywhere = ['vitest', 'fast-check', 'playwright-core', 'axe-core', 'typescript']

const isForDevelopment = (path: string) => /\.test\.tsx?$|\/testing\/|\/tests?\//.test(path)

/** `@wiker/town/agenda.ts` and `../../town/src/agenda.ts` are both of the package town. */
function packageNamed(imported: string, from: string): string | undefined {
  if (imported.startsWith('@wiker/')) return imported.split('/')[1]
  if (!imported.startsWith('.')) return undefined
  const [parent, name] = posix.join(posix.dirname(from), imported).split('/')
  return parent === 'packages' || parent === 'apps' ? name : undefined
}

function libraryNamed(imported: string): string | undefined {
  if (/^[.#/]|^node:|:\/\/|\$\{/.test(imported)) return undefined
  return imported
    .split('/')
    .slice(0, imported.startsWith('@') ? 2 : 1)
    .join('/')
}
