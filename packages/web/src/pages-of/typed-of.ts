import type { CanonicalRecord } from '@wiker/model'
import { zoned } from '@wiker/town/days.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { type Typed, writtenFields } from './written.ts'

/** What stands in the form of something written before: what was typed, else what the record says. */
export function typedOf({ typed, record, publishAt, reach }: Publication, town: TownCard): Typed {
  const kept = Object.fromEntries(
    writtenFields.flatMap((name) => (typeof typed[name] === 'string' ? [[name, typed[name]]] : [])),
  )
  const at = publishAt && zoned(town.timezone, publishAt.getTime())
  return {
    ...fromRecord(record),
    ...kept,
    portee: reach,
    ...(at && { jour: at.slice(0, 10), heure: at.slice(11, 16) }),
  }
}

function fromRecord(record: CanonicalRecord): Typed {
  const titre = record.name ?? ''
  if (record.type === 'Event') {
    const { location, description = '', price, registrationUrl = '', categories } = record
    const lieu = location?.name ?? ''
    const rue = location?.streetAddress ?? ''
    return {
      titre,
      lieu,
      rue,
      texte: description,
      prix: String(price ?? ''),
      inscription: registrationUrl,
      categorie: categories?.[0] ?? '',
    }
  }
  if (record.type === 'Article') return { titre, texte: record.articleBody ?? '' }
  if (record.type === 'Offer') {
    const { validFrom = '', validThrough = '', price, description = '' } = record
    return {
      titre,
      texte: description,
      debut: validFrom.slice(0, 10),
      fin: validThrough.slice(0, 10),
      prix: String(price ?? ''),
    }
  }
  return { titre }
}
