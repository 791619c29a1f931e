import { townsFor } from '@wiker/town/people/permissions.ts'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Layout, type LayoutProps } from '../components/layout.tsx'
import { type Reader, ReaderContext } from '../components/reader.ts'
import { words } from '../formatting/words.ts'
import type { Deps, SiteContext } from '../server/deps.ts'

/** What a page needs of the server: no more than `Deps`. */
export type PageDeps = Pick<Deps, 'db' | 'clock' | 'publicUrl' | 'assets' | 'gallery' | 'people' | 'mapTiles'>

export type Page = Omit<LayoutProps, 'children'> & { body: Child; status?: ContentfulStatusCode }

type ShowDeps = Pick<Deps, 'clock' | 'publicUrl' | 'assets' | 'people' | 'mapTiles' | 'money'>

/** The answer of every page: its body in the house's layout, in the reader's language. */
export function show(c: SiteContext, deps: ShowDeps, page: Page): Response | Promise<Response> {
  const { body, status, ...layout } = page
  const html = (
    <ReaderContext.Provider value={readerOf(c, deps)}>
      <Layout {...layout}>{body}</Layout>
    </ReaderContext.Provider>
  )
  return c.html(`<!doctype html>${html.toString()}`, status ?? 200)
}

export function readerOf(c: SiteContext, deps: ShowDeps): Reader {
  const now = deps.clock()
  const { person, grants = [] } = c.var
  return {
    words: words[c.var.language ?? 'fr'],
    language: c.var.language ?? 'fr',
    path: c.var.path ?? new URL(c.req.url).pathname,
    query: new URL(c.req.url).search,
    today: c.var.today ?? now.toISOString().slice(0, 10),
    now,
    publicUrl: c.var.origin ?? deps.publicUrl,
    network: c.var.own && deps.publicUrl,
    alerts: c.var.alerts,
    accounts: deps.people !== undefined,
    sells: deps.money !== undefined,
    person: person && {
      email: person.email,
      desk: grants.some(({ page }) => page === undefined),
      pages: grants.some(({ page }) => page !== undefined),
      explains: townsFor(grants, 'record.explain'),
      ...c.var.meeting,
    },
    mapTiles: deps.mapTiles,
    asset: (name) => deps.assets.url(name),
  }
}

/** The reader's words, for titles and descriptions made before the page is drawn. */
export function wordsFor(c: SiteContext) {
  return words[c.var.language ?? 'fr']
}

/** One value of the query, trimmed; empty counts as absent. */
export function asked(c: SiteContext, name: string): string | undefined {
  return c.req.query(name)?.trim().slice(0, 200) || undefined
}

/** The page's number in a list: 1 when it is not a sensible number. */
export function askedPage(c: SiteContext): number {
  const page = Number(asked(c, 'page') ?? 1)
  return Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1
}
