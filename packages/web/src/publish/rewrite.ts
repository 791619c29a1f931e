import type { CanonicalRecord, Event } from '@wiker/model'
import type { Db } from '@wiker/town/db.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { Words } from '../formatting/words.ts'
import type { Problems } from '../pages-of/fields.tsx'
import type { Language } from '../server/language.ts'
import type { Fields } from '../server/own-form.ts'
import { nothingTyped, readWhen, type WhenTyped, whenFields } from './read-when.ts'
import { whenProblem } from './when-shown.tsx'

/** What who looks after the town may put right in a text before it is read. */
export interface Rewritten {
  name: string
  text: string
  place: string
  street: string
  organizer: string
  when: WhenTyped
}

/** The fields as the publication has them; the dates stay empty, and are then left as they are. */
export function rewrittenOf({ record }: Publication): Rewritten {
  const { location, organizer } = record as Partial<Event>
  const text = (record.type === 'Article' ? record.articleBody : record.description) ?? ''
  return {
    name: record.name ?? '',
    text,
    place: location?.name ?? '',
    street: location?.streetAddress ?? '',
    organizer: organizer?.name ?? '',
    when: nothingTyped,
  }
}

interface Setting {
  town: TownCard
  today: string
  words: Words
  language: Language
}

/** The record with what was rewritten in it; absent while something is wrong. */
export async function rewrite(
  db: Db,
  { record }: Publication,
  field: Fields,
  { town, today, words, language }: Setting,
): Promise<{ record?: CanonicalRecord; typed: Rewritten; problems: Problems }> {
  const typed = typedIn(field)
  const problems: Problems = {}
  if (typed.name.length < 3) problems.name = words.t('propose.wrong.name')
  const redated = record.type === 'Event' && Object.values(typed.when).some((part) => part !== '')
  const when = redated ? await readWhen(db, typed.when, { town, today }) : undefined
  if (when?.problem) problems.when = whenProblem(when.problem, words, language)
  if (Object.keys(problems).length > 0) return { typed, problems }
  const { name, text } = typed
  if (record.type !== 'Event') {
    const said = record.type === 'Article' ? { articleBody: text } : { description: text }
    return { typed, problems, record: { ...record, name, ...said } as CanonicalRecord }
  }
  const { endDate: _, doorTime: __, recurrence: ___, startDate: ____, ...undated } = record
  const dated = when?.dates ? { ...undated, ...when.dates } : record
  return {
    typed,
    problems,
    record: { ...dated, name, description: text, ...aboutOf(typed, record) } as CanonicalRecord,
  }
}

/** Another street is another place: its position is no longer known. */
function aboutOf({ place, street, organizer }: Rewritten, { location = {}, organizer: before }: Event) {
  const moved = (location.streetAddress ?? '') !== street || (location.name ?? '') !== place
  const { latitude, longitude, name: _, streetAddress: __, ...rest } = location
  const at = moved ? {} : { latitude, longitude }
  const where = { ...rest, ...at, ...(place && { name: place }), ...(street && { streetAddress: street }) }
  return {
    location: JSON.parse(JSON.stringify(where)),
    ...(organizer ? { organizer: { ...before, name: organizer } } : { organizer: undefined }),
  }
}

function typedIn(field: Fields): Rewritten {
  const line = (name: string) => field(name).replaceAll(/\s+/g, ' ').trim().slice(0, 200)
  const when = Object.fromEntries(
    Object.entries(whenFields).map(([part, name]) => [part, field(name).trim().slice(0, 300)]),
  ) as unknown as WhenTyped
  return {
    name: line('name'),
    text: field('text').replaceAll('\r\n', '\n').trim().slice(0, 20_000),
    place: line('place'),
    street: line('street'),
    organizer: line('organizer'),
    when,
  }
}
