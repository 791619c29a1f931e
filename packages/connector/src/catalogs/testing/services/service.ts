import type { Reply, Routes } from '../server.ts'

export interface Service {
  path: string
  routes: Routes
  /** Records that are there. */
  count: number
  /** What a page says of itself is all there is to know of it. */
  pages?: true
}

export const hall = (number: number) => ({
  id: number + 1,
  nom: `Salle ${number}`,
  adresse: `${number + 1} rue du Port`,
  commune: 'Donges',
})
export const halls = Array.from({ length: 6 }, (_, number) => hall(number))
export const from = (url: URL, ...names: string[]) =>
  Number(names.map((name) => url.searchParams.get(name)).find(Boolean) ?? 0)
export const three = <T>(list: T[], start: number): T[] => list.slice(start, start + 3)
export const xml = (body: string): Reply => ({
  body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
  headers: { 'content-type': 'text/xml' },
})
export const html = (head: string): Reply => ({
  body: `<!doctype html><html><head>${head}</head><body><p>Mairie de Donges</p></body></html>`,
  headers: { 'content-type': 'text/html' },
})
export const page = (name: string, number: number): Reply =>
  html(
    `<title>${name}</title><script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'Event', name, startDate: `2026-12-1${number}T20:30:00+01:00`, location: { '@type': 'Place', name: 'Halle' } })}</script>`,
  )
