// Last step before `npm pack`: what was compiled points at the compiled model beside it, and the manifest at what was compiled.
// Node runs the TypeScript of this folder as it is, but refuses to inside node_modules; npm has no way of its own to say both.
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('..', import.meta.url))
const dist = join(home, 'dist')

pointAtCompiled()
writePackedManifest()

function pointAtCompiled() {
  for (const name of readdirSync(dist, { recursive: true })) {
    if (!/\.(js|d\.ts)$/.test(name)) continue
    const file = join(dist, name)
    const to = relative(dirname(file), join(dist, 'model')).split(sep).join('/')
    const model = to.startsWith('.') ? to : `./${to}`
    const code = readFileSync(file, 'utf8')
    const pointed = code
      .replace(/\b(from|import)(\s*\(?\s*)(['"])@wiker\/model\3/g, `$1$2$3${model}/index.js$3`)
      .replace(/\b(from|import)(\s*\(?\s*)(['"])@wiker\/model\/([^'"]+)\.ts\3/g, `$1$2$3${model}/$4.js$3`)
      // The compiler rewrites the ends of imports in code, not in declarations.
      .replace(/\b(from\s*|import\s*\(?\s*)(['"])(\.[^'"\n]*)\.ts\2/g, '$1$2$3.js$2')
    if (/\b(from|import)\s*\(?\s*['"]@wiker\//.test(pointed))
      throw new Error(`${name} needs a package that is not packed`)
    if (pointed !== code) writeFileSync(file, pointed)
  }
}

/** The manifest of the folder waits as `package.json.orig`, which npm never packs, until `restore.js` puts it back. */
function writePackedManifest() {
  const path = join(home, 'package.json')
  const source = existsSync(`${path}.orig`) ? `${path}.orig` : path
  const { scripts: _, devDependencies: __, ...manifest } = JSON.parse(readFileSync(source, 'utf8'))
  const model = JSON.parse(readFileSync(join(home, '../model/package.json'), 'utf8'))
  const { '@wiker/model': ___, ...dependencies } = { ...model.dependencies, ...manifest.dependencies }
  const packed = {
    ...manifest,
    types: './dist/index.d.ts',
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './*.js': { types: './dist/*.d.ts', default: './dist/*.js' },
      './package.json': './package.json',
    },
    dependencies,
  }
  if (source === path) renameSync(path, `${path}.orig`)
  writeFileSync(path, `${JSON.stringify(packed, null, 2)}\n`)
}
