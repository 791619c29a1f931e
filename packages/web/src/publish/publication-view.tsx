import type { CanonicalRecord } from '@wiker/model'
import { categorize, type Event, type Offer } from '@wiker/model'
import type { TownCard } from '@wiker/town/types.ts'
import { AdvertiserLabel, advertiserOf } from '../components/advertiser.tsx'
import { Category } from '../components/category.tsx'
import { Icon } from '../components/icon.tsx'
import { useReader } from '../components/reader.ts'
import { StatusBadge } from '../components/status.tsx'
import { dayPeriod, publishedDate } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import { recurrenceInWords } from '../formatting/recurrence.ts'
import { MarkdownText } from '../markdown/text.tsx'
import { EventFacts } from '../pages/event-facts.tsx'
import { OwnPhoto } from '../pictures/photo.tsx'
import type { WhenRead } from './read-when.ts'
import { occurrenceInWords } from './when-shown.tsx'

interface Props {
  record: CanonicalRecord
  town: TownCard
  /** Of an event: the dates it means. */
  when?: WhenRead | undefined
  /** Heading level of its name. */
  level?: 2 | 3
}

/** What somebody wants to publish as readers will see it on its page, before it has one. */
export function PublicationView({ record, town, when, level = 2 }: Props) {
  const { t, words } = useReader()
  const Name = `h${level}` as 'h2'
  const text = (record.type === 'Article' && record.articleBody) || record.description
  const kind = record.type === 'Event' ? 'event' : 'article'
  const category = categorize([...(record.categories ?? []), record.name ?? ''], kind)
  return (
    <article class="panel publication">
      <Name>
        {readableName(record.name ?? '')}
        {record.type === 'Event' && <StatusBadge status={record.eventStatus} />}
      </Name>
      {record.type === 'Event' && when && <Dates record={record} town={town} when={when} />}
      {record.type === 'Offer' && <Terms offer={record} />}
      {record.type === 'Article' && record.datePublished && (
        <p>{t('record.published', { date: publishedDate(record.datePublished, words) })}</p>
      )}
      {record.image && <OwnPhoto image={record.image} name={record.name ?? ''} />}
      {text && <MarkdownText text={text} />}
      {record.type === 'Event' ? (
        <EventFacts page={pageOf(record, town)} />
      ) : (
        record.type === 'Article' && record.publisher && <p>{t('publication.by', { name: record.publisher.name })}</p>
      )}
      {category && (
        <p>
          <Category category={category} />
        </p>
      )}
    </article>
  )
}

/** Who offers it, from when to when, and at what price. */
function Terms({ offer }: { offer: Offer }) {
  const { t, words } = useReader()
  const { validFrom, validThrough, price } = offer
  const advertiser = advertiserOf(offer)
  return (
    <>
      {advertiser && <AdvertiserLabel advertiser={advertiser} />}
      {validFrom && validThrough && (
        <p class="big-date">{dayPeriod(validFrom.slice(0, 10), validThrough.slice(0, 10), words)}</p>
      )}
      {price !== undefined && <p>{t('text.price', { price: String(price) })}</p>}
    </>
  )
}

function Dates({ record, town, when }: { record: Event; town: TownCard; when: WhenRead }) {
  const { t, words, today } = useReader()
  const [first, ...others] = when.occurrences
  const rule =
    record.recurrence && record.startDate && recurrenceInWords(record.recurrence, record.startDate.slice(0, 10), words)
  if (!first) return <p class="big-date">{t('date.unknown')}</p>
  return (
    <>
      <p class="big-date">{occurrenceInWords(first, words, town.timezone, today)}</p>
      {rule && (
        <p class="rule-line">
          <Icon name="repeat" /> {rule}
        </p>
      )}
      {others.length > 0 && (
        <details class="fold">
          <summary>{t('publication.nextDates', { count: others.length })}</summary>
          <ul class="list list--plain dates">
            {others.map((one) => (
              <li>{occurrenceInWords(one, words, town.timezone, today)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** The page that it will have, as far as its facts go. */
function pageOf(event: Event, town: TownCard): Parameters<typeof EventFacts>[0]['page'] {
  return {
    state: 'shown',
    town,
    event,
    line: null,
    path: '',
    category: null,
    example: false,
    credit: { name: '', publisher: null, url: null, licence: null, licenceUrl: null, dataDate: null, retrieved: null },
    alsoFrom: [],
    days: [],
    coming: 0,
    past: false,
    sameOrganizer: [],
    sameDays: [],
    latitude: event.location?.latitude ?? null,
    longitude: event.location?.longitude ?? null,
  }
}
