/** Styles, scripts, fonts and pictures of the site, ready to be served under addresses that change with their content. */
export interface Assets {
  /** `site.css` → `/assets/site-4FA3C1.css`. Throws on an unknown name: a page with a dead link is a bug. */
  url(name: string): string
  /** By address; undefined when there is none. */
  get(path: string): Asset | undefined
}

export interface Asset {
  path: string
  contentType: string
  body: Buffer
  /** False for the few with a fixed address (`/favicon.ico`). */
  immutable: boolean
  /** True for what a browser must ask for each time. */
  fresh?: boolean
}
