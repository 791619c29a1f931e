import { withOffset } from './calendar.ts'
import type { Told } from './telling.ts'

/** An export of OpenAgenda (API v2). */
export function writeOpenAgenda(told: Told[]): Buffer {
  const events = told.map((one) => ({
    uid: Number(one.town.code) * 1000 + Number(one.number.replace(/\D/g, '')),
    slug: one.number,
    title: { fr: one.name },
    description: { fr: one.text },
    status: one.cancelled ? 6 : 1,
    timings: weeksOf(one),
    timezone: 'Europe/Paris',
    location: {
      name: one.hall,
      address: `${one.street}, ${one.town.postalCode} ${one.town.name}`,
      city: one.town.name,
      postalCode: one.town.postalCode,
      insee: one.town.code,
      latitude: one.latitude,
      longitude: one.longitude,
    },
  }))
  return Buffer.from(JSON.stringify({ total: events.length, after: null, events }))
}

function weeksOf({ start, end, weeks }: Told): { begin: string; end: string }[] {
  const week = (local: string, n: number) => {
    const moved = new Date(Date.parse(`${local}:00Z`) + n * 7 * 86_400_000).toISOString().slice(0, 16)
    return withOffset(moved)
  }
  return Array.from({ length: weeks }, (_, n) => ({ begin: week(start, n), end: week(end, n) }))
}

export function writeGeoJson(told: Told[], kind: 'event' | 'place'): Buffer {
  const features = told.map((one) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [one.longitude, one.latitude] },
    properties:
      kind === 'event'
        ? {
            titre: one.name,
            date_debut: one.start,
            date_fin: one.end,
            lieu: one.hall,
            adresse: one.street,
            ...townOf(one),
          }
        : { nom: one.name, adresse: one.street, ...townOf(one) },
  }))
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))
}

const townOf = ({ town }: Told) => ({ code_postal: town.postalCode, commune: town.name, code_insee: town.code })

/** A theatre's page: prose for people, schema.org for machines. */
export function writePage(told: Told[]): Buffer {
  const graph = told.map((one) => ({
    '@type': 'Event',
    name: one.name,
    startDate: one.start.length > 10 ? withOffset(one.start) : one.start,
    ...(one.end && { endDate: withOffset(one.end) }),
    eventStatus: `https://schema.org/${one.cancelled ? 'EventCancelled' : 'EventScheduled'}`,
    location: {
      '@type': 'Place',
      name: one.hall,
      address: { streetAddress: one.street, postalCode: one.town.postalCode, addressLocality: one.town.name },
    },
    description: one.text,
  }))
  const script = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph })
  const list = told.map((one) => `<li>${one.name}</li>`).join('\n')
  return Buffer.from(`<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>La saison</title>
<script type="application/ld+json">${script}</script></head><body><h1>La saison</h1><ul>${list}</ul></body></html>`)
}

/** RSS 2.0: the last articles, the newest first. */
export function writeFeed(told: Told[], title: string): Buffer {
  const items = told
    .toSorted((a, b) => (a.start < b.start ? 1 : -1))
    .map(
      (one) => `<item><title>${one.name}</title><link>https://www.${one.town.slug}.example/${title}/${one.number}</link>
<guid>https://www.${one.town.slug}.example/${title}/${one.number}</guid><pubDate>${new Date(one.start).toUTCString()}</pubDate>
<description>${one.text}</description></item>`,
    )
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Actualités</title><link>https://www.example.org/</link><description>Actualités</description>
${items.join('\n')}</channel></rss>`)
}
