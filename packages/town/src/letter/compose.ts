import { advertiserOf } from '@wiker/model'
import { readAgenda } from '../agenda/upcoming.ts'
import { addDays } from '../days.ts'
import type { Db } from '../db.ts'
import { readDeals } from '../deals/read.ts'
import { readNews } from '../news/read.ts'
import { townAlone } from '../towns/scope.ts'
import type { AgendaLine, RecordLine, TownCard } from '../types.ts'
import type { LetterItem } from './types.ts'

/** Days of the agenda that a letter speaks of, from the day after it leaves; days of news behind it. */
export const daysAhead = 10
const daysBehind = 7
const most = { agenda: 30, news: 12, deals: 10 }

/**
 * All that a town's letter of a day may say: what happens in the coming days, what was published since the last one (news of the town and stories of its data), and the
 * merchants' own announcements. Nothing made up for examples, nothing that comes back every week.
 */
export async function composeItems(
  db: Db,
  town: TownCard,
  today: string,
): Promise<{ from: string; to: string; items: LetterItem[] }> {
  const from = addDays(today, 1)
  const to = addDays(today, daysAhead)
  const scope = townAlone(town)
  const [agenda, news, deals] = await Promise.all([
    readAgenda(db, { town, scope, from, to, today }),
    readNews(db, { town, today }),
    readDeals(db, { town, today }),
  ])
  const lines = [...agenda.days.flatMap(({ lines }) => lines), ...agenda.lasting].filter(({ example }) => !example)
  const events = once(lines).map((line) => eventItem(line, town))
  const since = addDays(today, -daysBehind)
  const texts = news.items
    .filter((line) => !line.example && publishedOn(line) >= since && publishedOn(line) <= today)
    .map((line) => textItem(line, town, 'news'))
  const offers = deals.items.filter(({ example }) => !example).map((line) => textItem(line, town, 'deals'))
  const all = [...events, ...texts, ...offers]
  const of = (kind: LetterItem['kind']) => all.filter((item) => item.kind === kind).slice(0, most[kind])
  return { from, to, items: [...of('agenda'), ...of('news'), ...of('deals')] }
}

/** A thing of several days is said once, on the first. */
const once = (lines: AgendaLine[]) => [...new Map(lines.toReversed().map((line) => [line.id, line])).values()].reverse()

function eventItem(line: AgendaLine, town: TownCard): LetterItem {
  return {
    id: line.id,
    kind: line.advertiser ? 'deals' : 'agenda',
    name: line.name,
    section: 'agenda',
    path: line.path,
    slug: line.of?.slug ?? town.slug,
    day: line.day,
    endsDay: line.endsDay,
    startsAt: line.startsAt,
    isCancelled: line.status === 'cancelled',
    place: [line.placeName, line.distance === null ? null : line.locality].filter(Boolean).join(', ') || null,
    text: line.note ?? '',
    by: line.organizer,
    advertiser: line.advertiser ?? null,
  }
}

interface Told {
  description?: string
  articleBody?: string
  datePublished?: string
  validFrom?: string
  validThrough?: string
}

function textItem(line: RecordLine, town: TownCard, kind: 'news' | 'deals'): LetterItem {
  const told = line.record as Told
  const advertiser = advertiserOf(line.record) ?? null
  return {
    id: line.id,
    kind: advertiser ? 'deals' : kind,
    name: line.name,
    section: kind,
    path: line.path,
    slug: line.of?.slug ?? town.slug,
    day: kind === 'deals' ? (told.validFrom?.slice(0, 10) ?? null) : publishedOn(line),
    endsDay: kind === 'deals' ? (told.validThrough?.slice(0, 10) ?? null) : null,
    startsAt: null,
    isCancelled: false,
    place: null,
    text: beginning(told.description ?? told.articleBody ?? ''),
    by: line.credit.publisher ?? line.credit.name,
    advertiser,
  }
}

const publishedOn = ({ record }: RecordLine): string => {
  const { datePublished, validFrom } = record as Told
  return (datePublished ?? validFrom ?? '').slice(0, 10)
}

/** The first sentences, cut between two words. */
export function beginning(text: string, letters = 220): string {
  const plain = text
    .replace(/[*_#>`]+/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  if (plain.length <= letters) return plain
  return `${plain
    .slice(0, letters)
    .replace(/\s+\S*$/, '')
    .replace(/[\s,;:.]+$/, '')}…`
}
