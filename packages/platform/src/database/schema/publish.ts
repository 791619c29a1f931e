import type { NowByDefault } from './columns.ts'

/** Whose proposals pass at once in a town: a confirmed address, or a page. */
export interface TrustedSenderTable {
  town: string
  email: string | null
  page_id: number | null
  since: NowByDefault
  by_person: string | null
}

export interface PublishTables {
  trusted_sender: TrustedSenderTable
}
