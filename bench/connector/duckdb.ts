import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const folder = new URL('../duckdb/', import.meta.url)
const main = new URL('node_modules/@duckdb/node-api/package.json', folder)

/** Installs DuckDB in a folder of its own, once: seventy megabytes that neither the product nor its tests need. */
export function bringDuckdb(progress: (line: string) => void): void {
  if (existsSync(main)) return
  progress('Installing DuckDB for the comparison…')
  const options = ['--no-package-lock', '--no-audit', '--no-fund', '--silent']
  spawnSync('npm', ['install', '--prefix', fileURLToPath(folder), ...options], { stdio: 'ignore' })
}

/** Which DuckDB the benchmark has: `1.5.6-r.1`, the library's own number. Undefined before it was brought, or where it could not be. */
export function duckdbVersion(): string | undefined {
  return existsSync(main) ? JSON.parse(readFileSync(main, 'utf8')).version : undefined
}

/** The library, from its folder. */
export function loadDuckdb(): DuckdbLibrary {
  return createRequire(new URL('package.json', folder))('@duckdb/node-api')
}

/** The little of it that is used. */
interface DuckdbLibrary {
  DuckDBInstance: {
    create(
      path: string,
      options: Record<string, string>,
    ): Promise<{ connect(): Promise<{ run(query: string): Promise<unknown> }> }>
  }
}
