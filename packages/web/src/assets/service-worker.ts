import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../worker/', import.meta.url)

/** `/sw.js`: the blocks of `src/worker` in one script, or the one that removes it. `files` are kept from the start: a change in one is a new version. */
export function serviceWorker(files: string[], offline: boolean): string {
  if (!offline) return read('off.js')
  const names = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== 'off.js')
  const blocks = names.sort().map((name) => `{\n${read(name)}}`)
  const version = createHash('sha256')
    .update([...files, ...blocks].join('\n'))
    .digest('hex')
    .slice(0, 12)
  const head = `const version = ${JSON.stringify(version)}\nconst files = ${JSON.stringify(files)}`
  return [`'use strict'`, head, ...blocks].join('\n')
}

const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
