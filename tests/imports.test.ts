import { expect, test } from 'vitest'
import { breaches } from './architecture.ts'
import { importsOf, type Package, readPackages } from './packages.ts'

test('every package imports only from those below it, and asks for what it imports', () => {
  expect(breaches(readPackages())).toEqual([])
})

const pack = (name: string, imports: string[], more: Partial<Package> = {}): Package => ({
  name,
  files: [{ path: `packages/${name}/src/agenda/file.ts`, imports }],
  dependencies: ['@wiker/model', '@wiker/platform'].filter((dependency) => dependency !== `@wiker/${name}`),
  devDependencies: [],
  ...more,
})

test('a sideways import is told, whichever way it is written', () => {
  const sentence = 'town may not import harvest (packages/town/src/agenda/file.ts)'
  for (const form of [
    "import { seed } from '@wiker/harvest'",
    "import type { Source } from '@wiker/harvest/sources/source.ts'",
    "import {\n  seed,\n} from '../../../harvest/src/demo/seed.ts'",
    "export * from '@wiker/harvest'",
    "const seed = await import('@wiker/harvest/demo/seed.ts')",
    "import '@wiker/harvest'",
  ])
    expect(breaches([pack('town', importsOf(form))])).toContain(sentence)
})

test('an upward import, a forbidden dependency, an undeclared one and an unknown package are told', () => {
  expect(breaches([pack('platform', ['@wiker/web/server/app.ts'], { dependencies: [] })])[0]).toMatch(
    /^platform may not import web/,
  )
  expect(breaches([pack('connector', [], { dependencies: ['@wiker/platform'] })])).toEqual([
    'connector may not depend on platform (package.json)',
  ])
  expect(breaches([pack('town', ['left-pad/index.js'])])).toEqual([
    'town imports left-pad without asking for it in its package.json (packages/town/src/agenda/file.ts)',
  ])
  expect(breaches([pack('attic', [])])[0]).toMatch(/^attic has no place in the architecture/)
})

test('what is below, Node’s own modules and one’s own files may be imported', () => {
  const code =
    "import { z } from 'node:fs'\n// from '@wiker/harvest'\n/* import '@wiker/web' */\nimport a from './a.ts'\nimport b from '../../../platform/src/clock.ts'"
  expect(breaches([pack('town', importsOf(code))])).toEqual([])
})
