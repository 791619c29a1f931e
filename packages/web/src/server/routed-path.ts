import { getPath } from 'hono/utils/url'
import { learnTowns } from '../countries/towns.ts'
import type { Deps, Site } from './deps.ts'
import { splitLanguage } from './language.ts'

/** What the routes see of an address: without its language, and in their own words whatever the country's. */
export const routedPath = (request: Request): string => splitLanguage(getPath(request)).path

/** The site, which asks once which towns are abroad before it reads its first address. */
export function knowingTowns(app: Site, { db, log }: Pick<Deps, 'db' | 'log'>): Site {
  const fetch = app.fetch
  let known: Promise<void> | undefined
  app.fetch = async (...given) => {
    known ??= learnTowns(db).catch((error) => {
      known = undefined
      log.warn({ err: error }, 'The towns of other countries could not be read')
    })
    await known
    return fetch(...given)
  }
  return app
}
