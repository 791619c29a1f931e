import type { Alert } from '@wiker/town/townhall/notices.ts'
import { createContext, useContext } from 'hono/jsx'
import { type Words, words } from '../formatting/words.ts'
import { type Language, localPath } from '../server/language.ts'

/** Who reads, when and in which language: what every component needs to put things in words. */
export interface Reader {
  words: Words
  language: Language
  /** Address of the page without the language's prefix: `/blain/agenda`. */
  path: string
  /** Its query, with the question mark, or nothing. */
  query: string
  /** `YYYY-MM-DD` where the reader is. */
  today: string
  now: Date
  publicUrl: string
  /** The network's own address, when the page is read on a town's own domain. */
  network?: string | undefined
  /** What is read above every page of the town now. */
  alerts?: Alert[] | undefined
  /** False on a site without accounts: nobody signs in. */
  accounts: boolean
  /** The site has a till. */
  sells?: boolean
  /**
   * Who signed in; `desk` when they look after a town, `pages` when they write in the name of an organisation, `explains` the towns (by code) whose information they may ask about, `unread` what is new
   * for them, `follows` the numbers of what they follow.
   */
  person?:
    | {
        email: string
        desk: boolean
        pages?: boolean
        explains: 'all' | string[]
        unread?: number
        follows?: ReadonlyMap<string, number>
      }
    | undefined
  /** Tiles behind the places of a map; none: maps are drawn from our own data alone. */
  mapTiles?: { url: string; credit: string } | undefined
  /** Address of a file of the site by its name. */
  asset: (name: string) => string
}

export const ReaderContext = createContext<Reader>({
  words: words.fr,
  language: 'fr',
  path: '/',
  query: '',
  today: '1970-01-01',
  now: new Date(0),
  publicUrl: '',
  accounts: false,
  asset: (name) => `/assets/${name}`,
})

/** The reader's words and the addresses of pages in her language. */
export function useReader() {
  const reader = useContext(ReaderContext)
  return {
    ...reader,
    t: reader.words.t,
    to: (path: string) => localPath(reader.language, path),
  }
}
