import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const repository = fileURLToPath(new URL('../../../../', import.meta.url))
const libraries = [join(repository, 'packages/connector/node_modules'), join(repository, 'node_modules')]

let folder: string
let installed: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wiker-packed-'))
  installed = unpack(pack(copySources()))
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a packed connector, alone in an empty folder, tells a clerk what her file holds', () => {
  const file = join(folder, 'alone/salles.csv')
  writeFileSync(
    file,
    'nom;adresse;latitude;longitude\nSalle Joséphine;1 rue du Port;47,2;-1,5\nGymnase;2 rue;47,3;-1,6\n',
  )
  const bin = join(installed, 'bin/wiker-connector.js')
  const { status, stdout, stderr } = run(process.execPath, [bin, 'inspect', file, '--json'], join(folder, 'alone'))
  expect([status, stderr]).toEqual([0, ''])
  expect(JSON.parse(stdout).members).toMatchObject([
    {
      format: 'csv',
      encoding: 'utf-8',
      entity: { type: 'place' },
      records: 2,
      sample: { name: 'Salle Joséphine', latitude: 47.2 },
    },
  ])
})

test('the example of the README is true of a packed connector', () => {
  const readme = readFileSync(join(installed, 'README.md'), 'utf8')
  const example = /```ts\n(import \{ openSource \}[\s\S]*?)```/.exec(readme)![1]!
  writeFileSync(
    join(folder, 'alone/agenda.ics'),
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a@b\r\nDTSTART;VALUE=DATE:20261205\r\nSUMMARY:Foire aux huîtres\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  )
  const program = join(folder, 'alone/example.mjs')
  writeFileSync(program, example.replace('https://example.org/agenda.ics', 'agenda.ics'))
  const { status, stdout, stderr } = run(process.execPath, [program], join(folder, 'alone'))
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain("name: 'Foire aux huîtres'")
})

test('a packed connector finds its threads: a large register gives the same records by one as by four', () => {
  const file = join(folder, 'alone/registre.csv')
  const rows = Array.from(
    { length: 60_000 },
    (_, i) => `A${i};Association n° ${i};${i % 90} rue de l’Église;44130;Blain;${'x'.repeat(160)}`,
  )
  writeFileSync(file, `identifiant;nom;adresse;code postal;commune;note\n${rows.join('\n')}\n`)
  const bin = join(installed, 'bin/wiker-connector.js')
  const [one, four] = ['1', '4'].map((threads) => {
    const out = join(folder, `alone/registre-${threads}.ndjson`)
    const { status, stderr } = run(process.execPath, [bin, 'convert', file, '--threads', threads, '--out', out], folder)
    expect([status, stderr]).toEqual([0, ''])
    return readFileSync(out, 'utf8').replaceAll(/"retrieved":"[^"]*"/g, '')
  })
  expect(four === one).toBe(true)
  expect(one!.split('\n')).toHaveLength(60_001)
}, 60_000)

test('what is packed asks for nothing of the repository, and types every entrance', () => {
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  expect(Object.keys(manifest.dependencies).filter((name) => name.startsWith('@wiker/'))).toEqual([])
  expect(manifest).not.toHaveProperty('scripts')
  for (const path of Object.values(manifest.exports['.']) as string[])
    expect(existsSync(join(installed, path))).toBe(true)
  const names = readdirSync(installed, { recursive: true }) as string[]
  expect(names.filter((name) => /(?<!\.d)\.ts$|\.test\.|samples|node_modules|\.orig$/.test(name))).toEqual([])
})

test('packing leaves the folder as it was', () => {
  const manifest = (home: string) => readFileSync(join(home, 'packages/connector/package.json'), 'utf8')
  expect(manifest(join(folder, 'repository'))).toBe(manifest(repository))
  expect(existsSync(join(folder, 'repository/packages/connector/package.json.orig'))).toBe(false)
})

/** A copy to pack, as packing changes the manifest for a moment while other tests use the real one. */
function copySources(): string {
  const copy = join(folder, 'repository')
  for (const name of ['model', 'connector'])
    cpSync(join(repository, 'packages', name), join(copy, 'packages', name), {
      recursive: true,
      filter: (path) => !/[\\/](node_modules|samples|dist)$|package\.json\.orig$/.test(path),
    })
  cpSync(join(repository, 'tsconfig.json'), join(copy, 'tsconfig.json'))
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'), 'junction')
  return join(copy, 'packages/connector')
}

function pack(home: string): string {
  const { status, stderr } = run('npm', ['pack'], home)
  expect(status, stderr).toBe(0)
  return join(home, readdirSync(home).find((name) => name.endsWith('.tgz'))!)
}

/** What `npm install` does, without the network: the libraries the manifest asks for are linked, and no other. */
function unpack(tarball: string): string {
  const modules = join(folder, 'alone/node_modules')
  const home = join(modules, '@wiker/connector')
  mkdirSync(home, { recursive: true })
  const { status, stderr } = run('tar', ['-xzf', tarball, '--strip-components=1', '-C', home], folder)
  expect(status, stderr).toBe(0)
  const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  for (const name of Object.keys(dependencies)) {
    const place = libraries.map((from) => join(from, name)).find((path) => existsSync(path))
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    symlinkSync(place!, join(modules, name), 'junction')
  }
  return home
}

function run(program: string, args: string[], cwd: string) {
  return spawnSync(program, args, { cwd, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
}
