import type { SiteContext } from '../server/deps.ts'

/** A PDF that a browser shows, and keeps under a name that says what it is. */
export function sendPdf(c: SiteContext, pdf: Buffer, name: string): Response {
  return c.body(new Uint8Array(pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${name}.pdf"`,
  })
}

/** `semaine-blain-2026-11-23`: figures, small letters and dashes alone. */
export function fileName(...parts: string[]): string {
  return parts
    .join('-')
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .slice(0, 100)
}
