import { hash } from 'node:crypto'
import type { Entity } from '@wiker/model'
import type { MapContext } from '../map/context.ts'
import { comparable } from '../map/words.ts'
import type { Draft } from './row.ts'

export interface Identities {
  /** The hash of the identifier that the record brings with it; undefined when it has none. */
  own(draft: Draft): string | undefined
  /** The record's URN. `again`: another record had the same identifier before. */
  urn(draft: Draft, own: string | undefined, again: boolean): string
}

/** URNs of records: from their own identifiers when the layer's are unique, else from what each says of itself. */
export function identities(entity: Entity, identity: number | undefined, context: MapContext): Identities {
  const inner = /[/#](.+)$/.exec(context.member.replace(context.source.url, ''))?.[1] ?? ''
  const base = `${context.source.url}\n${inner}\n`
  const hashOf = (key: string) => hash('sha256', `${base}${key}`, 'hex').slice(0, 20)
  const identifierOf = ({ record }: Draft) => {
    const value = identity === undefined ? undefined : record.values[identity]
    return value === undefined || value === null || value === '' ? undefined : String(value)
  }
  return {
    own(draft) {
      const identifier = identifierOf(draft)
      return identifier === undefined ? undefined : hashOf(`id\n${identifier}`)
    },
    urn(draft, own, again) {
      // Identifiers all different in the sample may come back later (an office a day): the record's content then joins them.
      if (own !== undefined && again)
        return `urn:wiker:${entity}:${hashOf(`id\n${identifierOf(draft)}\n${rowKey(draft.record.values)}`)}`
      return `urn:wiker:${entity}:${own ?? hashOf(contentKey(entity, draft))}`
    },
  }
}

/** What makes a record itself when nothing numbers it; calendars change their identifiers at each export. */
function contentKey(entity: Entity, { fields, record, seriesWords }: Draft): string {
  const text = (name: string) => (fields[name] === undefined ? '' : comparable(String(fields[name])))
  switch (entity) {
    case 'event': {
      const place =
        typeof fields.location === 'object'
          ? comparable(String((fields.location as { name?: string }).name ?? ''))
          : text('location')
      return `event\n${text('name')}\n${seriesWords ?? fields.startDate ?? fields.endDate ?? JSON.stringify(fields.recurrence ?? '')}\n${place}\n${place === '' ? text('addressLocality') : ''}`
    }
    case 'place':
    case 'market':
    case 'transit':
    case 'organization': {
      // Nothing says where it is: the row is all there is to tell it from its like.
      const located = fields.streetAddress !== undefined || fields.latitude !== undefined
      if (!located && (entity !== 'organization' || fields.name === undefined)) return rowKey(record.values)
      const where = fields.streetAddress ? text('streetAddress') : `${near(fields.latitude)},${near(fields.longitude)}`
      const kind = comparable(String(fields.category ?? ''))
      return `${entity}\n${text('name')}\n${where}\n${fields.townCode ?? text('addressLocality')}\n${kind}\n${text('openingHours')}`
    }
    case 'menu':
      return `menu\n${fields.date ?? ''}\n${text('restaurant')}\n${text('meal')}\n${fields.date ? '' : JSON.stringify(fields.dishes ?? '')}`
    case 'article':
    case 'notice':
      return fields.url
        ? `page\n${fields.url}`
        : `page\n${text('name')}\n${fields.datePublished ?? fields.validFrom ?? ''}`
    default:
      return rowKey(record.values)
  }
}

const rowKey = (values: unknown[]) => `row\n${JSON.stringify(values)}`
const near = (value: unknown) => (typeof value === 'number' ? value.toFixed(4) : '')
