import type { PageKind } from '@wiker/platform/database/schema.ts'

/** The page of an organisation: in whose name its members publish. */
export interface Page {
  id: number
  town: string
  kind: PageKind
  name: string
  /** Its record in the directory; null until it has one. */
  thing: string | null
  legalId: string | null
  website: string | null
  language: string
  verifiedAt: Date | null
  verifiedHow: 'animator' | 'domain' | null
  /** What it sends passes at once. */
  trusted: boolean
  /** A merchant publishes up to this day, `YYYY-MM-DD`. */
  subscribedTo: string | null
  closedAt: Date | null
}

/** The kinds somebody may ask for; a town hall and its opposition get theirs from the operator. */
export const claimableKinds = ['association', 'merchant', 'public_service'] as const
export type ClaimableKind = (typeof claimableKinds)[number]
