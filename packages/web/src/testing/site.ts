/** The real site for tests: its application, and if asked its server, on a database of the test's own. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFiles } from '@wiker/platform/files/files.ts'
import { type Listener, listen } from '@wiker/platform/notify.ts'
import type { TestDatabase } from '@wiker/platform/testing/test-database.ts'
import { siteAssets } from '../assets/site-assets.ts'
import { createApp } from '../server/app.ts'
import type { Deps, Log } from '../server/deps.ts'
import { type Served, serve } from '../server/serve.ts'

export const publicUrl = 'https://wiker.example'
export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

export function depsFor(database: Pick<TestDatabase, 'db'>, given: Partial<Deps> = {}): Deps {
  return {
    db: database.db,
    clock: () => new Date('2026-11-23T11:00:00Z'),
    publicUrl,
    assets: siteAssets(),
    files: openFiles({ dataDir: mkdtempSync(join(tmpdir(), 'wiker-site-')) }),
    log: silent,
    ...given,
  }
}

export interface RunningSite extends Served {
  listener: Listener
}

/** As a process of its own would: with its own session that listens. */
export async function startSite(database: TestDatabase, given: Partial<Deps> = {}, port = 0): Promise<RunningSite> {
  const deps = depsFor(database, given)
  const listener = await listen(database.url, ['town_changed'])
  const served = await serve(createApp(deps), { ...deps, port, host: '127.0.0.1', changes: listener })
  return {
    ...served,
    listener,
    close: async () => {
      await served.close()
      await listener.close()
    },
  }
}
