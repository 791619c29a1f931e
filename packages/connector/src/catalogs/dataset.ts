import type { Part } from './types.ts'

/** A line of any catalogue, in DCAT's words; all else the catalogue says stays beside them. */
export interface DatasetLine {
  identifier?: string | undefined
  title?: string | undefined
  description?: string | undefined
  landingPage?: string | undefined
  publisher?: string | undefined
  licence?: string | undefined
  modified?: string | undefined
  keywords?: string[] | undefined
  distributions?: {
    url: string
    name?: string | undefined
    format?: string | undefined
    mediaType?: string | undefined
  }[]
  [more: string]: unknown
}

export const datasetKnown: NonNullable<Part['known']> = {
  entity: 'catalog',
  mapping: [
    { to: 'identifier', from: 'identifier' },
    { to: 'name', from: 'title' },
    { to: 'description', from: 'description' },
    { to: 'url', from: 'landingPage' },
    { to: 'publisher', from: 'publisher' },
    { to: 'licence', from: 'licence' },
    { to: 'dateModified', from: 'modified' },
    { to: 'keywords', from: 'keywords' },
    { to: 'distributions', from: 'distributions' },
  ],
}

/** A page of a catalogue. */
export function datasetPart(lines: DatasetLine[], more: Partial<Part> = {}): Part {
  return { member: 'datasets', records: lines, known: datasetKnown, ...more }
}
