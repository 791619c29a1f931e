import type { Section } from '@wiker/town/types.ts'

/** Second segment of a section's address, as France reads it. */
export const segments: Record<Section, string> = {
  agenda: 'agenda',
  news: 'actualites',
  deals: 'bons-plans',
  directory: 'annuaire',
  heritage: 'patrimoine',
  practical: 'infos-pratiques',
  money: 'subventions',
}

export function townPath(slug: string, ...rest: string[]): string {
  return `/${[slug, ...rest].join('/')}`
}

export function sectionPath(slug: string, section: Section): string {
  return townPath(slug, segments[section])
}

export function recordPath(slug: string, section: Section, path: string): string {
  return townPath(slug, segments[section], path)
}

/** An address with the query's filled values only, in the order given. */
export function withQuery(path: string, query: Record<string, string | number | null | undefined>): string {
  const filled = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '')
  if (filled.length === 0) return path
  return `${path}?${new URLSearchParams(filled.map(([name, value]) => [name, String(value)]))}`
}

/** Only what a browser may safely follow. */
export function webUrl(value: string | null | undefined): string | undefined {
  return value && /^https?:\/\//i.test(value) ? value : undefined
}

/** The same record without the addresses that no browser may follow. */
export function withWebAddresses<Item extends { url?: string; registrationUrl?: string }>(item: Item): Item {
  const kept = { ...item }
  for (const key of ['url', 'registrationUrl'] as const) if (!webUrl(kept[key])) delete kept[key]
  return kept
}

/** Whether an address, without its language, is one where somebody works. */
export const worksAt = (path: string) => /^\/(bureau|mon-espace|compte|demonstration|dev)(\/|$)/.test(path)
