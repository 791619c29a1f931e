/** What the site's process says. */
export type SiteMessage =
  | { kind: 'progress'; line: string }
  | { kind: 'ready'; site: string; floor: string }
  | { kind: 'rendered'; times: number[]; statuses: number[] }

/** What it is asked. */
export type SiteRequest = { kind: 'render'; path: string; times: number } | { kind: 'close' }
