import type { Money } from '@wiker/billing/open.ts'
import type { House } from '@wiker/harvest'
import type { Accounts, Person } from '@wiker/platform/accounts/accounts.ts'
import type { Db as Database } from '@wiker/platform/database/connect.ts'
import type { Files } from '@wiker/platform/files/files.ts'
import type { Post } from '@wiker/platform/mail/mail.ts'
import type { Secrets } from '@wiker/platform/secrets.ts'
import type { Counter } from '@wiker/town/audience/count.ts'
import type { Db } from '@wiker/town/db.ts'
import type { Grant } from '@wiker/town/people/permissions.ts'
import type { OwnSite } from '@wiker/town/townhall/domains.ts'
import type { Alert } from '@wiker/town/townhall/notices.ts'
import type { TownCard, TownMatch } from '@wiker/town/types.ts'
import type { Context, Hono } from 'hono'
import type { OwnSites } from '../townhall/own-sites.ts'
import type { Assets } from './assets.ts'
import type { Language } from './language.ts'

/** What pages and feeds are given: nothing is reached for behind their back. */
export interface Deps {
  /** For reading: a replica of it when there is one. */
  db: Db
  /** For the little that the site writes (reports); the same database when not given. */
  primary?: Db
  /** Those who sign in, and what they write to; a site without is for readers alone. */
  people?: { accounts: Accounts; db: Database }
  /** Keeps a letter and has it sent; given a transaction, only if it is committed. */
  post?: Pick<Post, 'send'>
  /** The till: what is sold, paid and earned; a site without sells nothing. */
  money?: Money
  /** Which addresses a browser may give to be reached at; those of the push services when not given. */
  mayPush?: (endpoint: string) => boolean
  /** What those who look after a town work with; a site without `people` has no use for it. */
  desk?: DeskDeps
  /** The instant it is; the only clock of the web. */
  clock: () => Date
  /** The domains of town halls; without, every host is the network's. */
  ownSites?: OwnSites
  /** What counts the uses of records (`POST /mesure`); the same that the server counts readings with. */
  counter?: Counter
  /** `https://wiker.example`, without a slash at the end: canonical addresses, feeds, sitemap. */
  publicUrl: string
  assets: Assets
  /** Pictures that people sent. */
  files: Files
  log: Log
  /** Tiles behind the places of a map, and whom they are owed to; none: maps are drawn from our own data alone. */
  mapTiles?: { url: string; credit: string } | undefined
  /** True outside production: every page in every state on made-up data, at `/dev/gallery`. */
  gallery?: boolean
  /** True where no mail server is set, outside production: what would have been sent is read at `/dev/mails`. */
  keptMails?: boolean
}

export interface DeskDeps {
  /** The harvest's house: the database that is written, the clock, the folder of shipped sources. */
  house: House
  /** Has a source harvested in the background. */
  ask(source: number): Promise<unknown>
  /** Has towns filled in the background that have just opened; a site without cannot open any from its desk. */
  fill?: (towns: string[]) => Promise<unknown>
  /** Folder of the files that people drop. */
  files: string
  /** Has what was brought to a desk read in the background; without, it is read at once. */
  readDoor?: (db: Database, item: number) => Promise<unknown>
  /** Seals the passwords of mailboxes; a site without reads none. */
  secrets?: Secrets
  /** Hosts of a private network on which a mailbox may be; none but in tests. */
  mailHosts?: readonly string[]
}

export interface Log {
  info(about: object, message: string): void
  warn(about: object, message: string): void
  error(about: object, message: string): void
}

/** What the application tells whoever keeps its answers: the town whose change ends them. */
export interface Marks {
  town?: TownCard
  /** Clock's milliseconds from which the page says something that is no longer so, before its day ends. */
  until?: number
  /** Codes of other towns of which it shows something. */
  also?: string[]
}

/** What every handler finds in its context. */
export interface SiteEnv {
  Bindings: { marks?: Marks }
  Variables: {
    language: Language
    /** Address of this page without the language's prefix, with its slash and without its query: `/blain/agenda`. */
    path: string
    /** On every address under an open town. */
    town: TownCard
    /** On a town's own domain: which, and its address `https://www.blain.example`. */
    own?: OwnSite
    origin?: string
    /** What is read above every page of the town now. */
    alerts?: Alert[]
    /** Who signed in, with what they were given; nobody on a page that is kept for all. */
    person?: Person
    grants?: Grant[]
    /** Of who signed in: how much they were not told yet, and the numbers of what they follow, by `targetKey`. */
    meeting?: { unread: number; follows: ReadonlyMap<string, number> }
    /** The day in the town's zone (in the network's zone elsewhere), `YYYY-MM-DD`. */
    today: string
  }
}

export type Site = Hono<SiteEnv>
export type SiteContext = Context<SiteEnv>

/** Pages for what is not there; the web's server calls them, the pages draw them. */
export interface ErrorPages {
  /** 404 anywhere; inside a town `c.var.town` is set. */
  notFound(c: SiteContext, deps: Deps): Response | Promise<Response>
  /** 404 for an unknown town: `near` are names that look like it; or 404 with `known`: those that have no site yet. */
  unknownTown(
    c: SiteContext,
    deps: Deps,
    found: { slug: string; known: TownMatch[]; near: TownMatch[] },
  ): Response | Promise<Response>
  /** 500: must not touch the database. */
  failure(c: SiteContext, deps: Deps): Response | Promise<Response>
}
