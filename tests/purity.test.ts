import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { settings } from '@wiker/platform'
import { catalogProblems, readSources, unknownKeys, unusedKeys } from '@wiker/platform/testing/messages.ts'
import { expect, test } from 'vitest'
import { root } from './packages.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** What the repository holds, or will at the next commit; only texts of a readable size. */
function texts(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  })
  return listed
    .split('\0')
    .filter((path) => path && existsSync(join(root, path)) && statSync(join(root, path)).size < 2_000_000)
    .filter((path) =>
      /\.(tsx?|js|json|md|sql|css|html|svg|yml|yaml|txt|example)$|(^|\/)(run|\.npmrc|\.gitignore)$/.test(path),
    )
    .filter((path) => !/(^|\/)(samples|data)\//.test(path))
}

test('no file speaks of the machine it was written on', () => {
  // Put together, so that this file does not find itself.
  const places = new RegExp(
    ['work', 'home/\\w+', 'Users/\\w+', 'root'].map((place) => `(?<![\\w.:/-])/${place}/\\w`).join('|'),
  )
  const found = texts().filter((path) => places.test(read(path)))
  expect(found).toEqual([])
})

test('libraries are locked by their contents, whichever registry brings them', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>
  }
  const libraries = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link)
  expect(libraries.length).toBeGreaterThan(50)
  expect(libraries.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([])
  expect(libraries.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([])
  expect(
    texts().filter(
      (path) => /registry\.(npmjs|yarnpkg|npmmirror)|^registry ?=/m.test(read(path)) && !path.startsWith('tests/'),
    ),
  ).toEqual([])
})

test('every version of a library is exact', () => {
  const loose = texts()
    .filter((path) => path.endsWith('package.json'))
    .flatMap((path) => {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(read(path))
      return Object.entries({ ...dependencies, ...devDependencies }).filter(
        ([, version]) => !/^\d/.test(String(version)),
      )
    })
  expect(loose).toEqual([])
})

test('every setting is in .env.example with its default, and in the table of the README', () => {
  const example = new Map(
    [...read('.env.example').matchAll(/^([A-Z_0-9]+)=(.*)$/gm)].map((match) => [match[1], match[2]]),
  )
  expect([...example.keys()].sort()).toEqual(Object.keys(settings).sort())
  for (const [name, schema] of Object.entries(settings)) {
    const byDefault = schema.safeParse(undefined)
    expect(`${name}=${example.get(name)}`).toBe(`${name}=${byDefault.success ? (byDefault.data ?? '') : ''}`)
  }
  const readme = read('README.md')
  expect(Object.keys(settings).filter((name) => !new RegExp(`^\\|.*\`${name}\``, 'm').test(readme))).toEqual([])
})

test('the environment is read in one place', () => {
  const mine = /^(scripts|tests|bench)\/|\.config\.ts$|\.test\.tsx?$|\/testing\/|\/cli\/|\/bin\//
  const allowed = ['apps/server/src/main.ts', 'packages/platform/src/config.ts', 'packages/platform/src/postgres/']
  const found = texts()
    .filter((path) => /\.(tsx?|js)$/.test(path) && !mine.test(path) && !allowed.some((one) => path.startsWith(one)))
    .filter((path) => /process\.env\b/.test(read(path)))
  expect(found).toEqual([])
})

const messagesIn = (file: string) => JSON.parse(read(`packages/web/messages/${file}`))
const languages = ['fr', 'en', 'es', 'ro', 'sv'].filter((language) =>
  existsSync(join(root, `packages/web/messages/${language}.json`)),
)
/** '' is the readers' pages; each further ability has a folder. */
const folders = readdirSync(join(root, 'packages/web/messages'), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [`${entry.name}/`] : [],
)
const catalogs = Object.fromEntries(
  languages.map((language) => [
    language,
    Object.assign({}, ...['', ...folders].map((folder) => messagesIn(`${folder}${language}.json`))) as Record<
      string,
      string
    >,
  ]),
)

test('every message exists in every language, with the same arguments', () => {
  expect(languages).toEqual(['fr', 'en', 'es', 'ro', 'sv'])
  expect(catalogProblems(catalogs)).toEqual([])
})

test('no page asks for a message that does not exist, and no message waits for a page', async () => {
  const sources = await readSources(join(root, 'packages/web/src'))
  expect(unknownKeys(catalogs.fr!, sources)).toEqual([])
  expect(unusedKeys(catalogs.fr!, sources)).toEqual([])
})
