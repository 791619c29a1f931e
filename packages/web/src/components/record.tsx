import type { CanonicalRecord } from '@wiker/model'
import type { RecordLine, Section } from '@wiker/town/types.ts'
import { publishedDate } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import { distance, phone, phoneLink } from '../formatting/quantities.ts'
import type { Words } from '../formatting/words.ts'
import { AdvertiserLabel, advertiserOf } from './advertiser.tsx'
import { Category } from './category.tsx'
import { DataAge } from './data-age.tsx'
import { recordPath } from './links.ts'
import { OpenState } from './opening.tsx'
import { useReader } from './reader.ts'
import { ExampleBadge } from './status.tsx'

/** Fields that most kinds of record have, read without asking which kind it is. */
export interface Facts {
  description?: string
  articleBody?: string
  streetAddress?: string
  postalCode?: string
  addressLocality?: string
  telephone?: string
  email?: string
  url?: string
  openingHours?: string
  openingHoursText?: string
  datePublished?: string
  validFrom?: string
  validThrough?: string
  price?: string | number
  accessibility?: string | string[]
  severity?: string
  season?: string
  offeredBy?: { name: string }
  publisher?: { name: string }
  author?: string
  image?: { url: string; alt?: string; credit?: string; licence?: string }
}

export function factsOf(record: CanonicalRecord): Facts {
  return record as Facts
}

interface Props {
  line: RecordLine & { distance?: number }
  town: { slug: string; timezone: string }
  section: Section
  /** False where every line has the same category. */
  category?: boolean
  /** Heading level of a card's name: 2 right under the page's title. */
  level?: 2 | 3
}

/** A record in a list: its name, then what one needs to go there or to call. */
export function RecordItem({ line, town, section, category = true }: Props) {
  const { to, t, words } = useReader()
  const facts = factsOf(line.record)
  const advertiser = advertiserOf(line.record)
  return (
    <li>
      <p class="list__name">
        <a href={to(recordPath(line.of?.slug ?? town.slug, section, line.path))}>{readableName(line.name)}</a>
        {line.example && <ExampleBadge />}
      </p>
      {advertiser && <AdvertiserLabel advertiser={advertiser} />}
      <p class="line__facts">
        {line.of && <span>{elsewhereInWords(line.of, words)}</span>}
        {facts.datePublished && section === 'news' && <span>{publishedDate(facts.datePublished, words)}</span>}
        {facts.streetAddress && <span>{facts.streetAddress}</span>}
        {facts.telephone && (
          <span>
            <a href={phoneLink(facts.telephone)}>{phone(facts.telephone)}</a>
          </span>
        )}
        {line.distance !== undefined && <span>{distance(line.distance, words)}</span>}
        <DataAge date={line.credit.dataDate} />
        {line.same > 1 && <span>{t('record.same', { count: line.same })}</span>}
        {category && line.category && <Category category={line.category} />}
      </p>
      {facts.openingHours && (
        <OpenState value={facts.openingHours} timezone={town.timezone} date={line.credit.dataDate} />
      )}
    </li>
  )
}

/** The same as a card: for what has a text worth reading. */
export function RecordCard({ line, town, section, level = 3 }: Props) {
  const Name = `h${level}` as 'h3'
  const { to, words } = useReader()
  const facts = factsOf(line.record)
  const text = plain(facts.description ?? facts.articleBody)
  const advertiser = advertiserOf(line.record)
  return (
    <li class="card">
      <Name class="card__name">
        <a href={to(recordPath(line.of?.slug ?? town.slug, section, line.path))}>{readableName(line.name)}</a>
        {line.example && <ExampleBadge />}
      </Name>
      {advertiser && <AdvertiserLabel advertiser={advertiser} />}
      {text && <p class="clamp">{text}</p>}
      <p class="line__facts">
        {line.of && <span>{elsewhereInWords(line.of, words)}</span>}
        {facts.datePublished && <span>{publishedDate(facts.datePublished, words)}</span>}
        {line.category && <Category category={line.category} />}
      </p>
    </li>
  )
}

/** "Prinquiau, à 5 km". */
export function elsewhereInWords(of: NonNullable<RecordLine['of']>, words: Words): string {
  if (of.distance === null) return of.name
  return words.t('place.elsewhere', { town: of.name, distance: distance(of.distance, words) })
}

/** A record that says more than its name deserves a card. */
export function hasText(line: RecordLine): boolean {
  const facts = factsOf(line.record)
  return line.kind !== 'organization' && Boolean(facts.description ?? facts.articleBody ?? facts.image)
}

/** Text of a description that may hold tags: sources write both. Cut at a word. */
export function plain(text: string | undefined, most = 400): string {
  const bare = (text ?? '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&nbsp;/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/(\d) (?=(?:€|h|km|%)(?![\p{L}\d]))/gu, '$1\u00a0')
  return bare.length <= most ? bare : `${bare.slice(0, most).replace(/\s\S*$/, '')}…`
}
