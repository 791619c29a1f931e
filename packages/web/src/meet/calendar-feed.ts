import { writers } from '@wiker/connector/formats/writers.ts'
import type { CanonicalRecord } from '@wiker/model'
import { type FollowedItem, readFollowedCalendar } from '@wiker/town/meeting/follows/calendar.ts'
import { isSecret } from '@wiker/town/meeting/secret.ts'
import { forPeople } from '../api/for-people.ts'
import { recordPath } from '../components/links.ts'
import { words } from '../formatting/words.ts'
import { networkTimezone } from '../server/context.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { type Language, languages, localPath } from '../server/language.ts'
import type { MeetDeps } from './meet-deps.ts'

/** `/suivis/{secret}.ics`: the events one follows, for one's own calendar; whoever has the address has it, so that nobody else keeps it. */
export function registerCalendarFeed(site: Site, deps: MeetDeps): void {
  site.get('/suivis/:file{.+\\.ics}', (c) => calendarFeed(c, deps))
}

async function calendarFeed(c: SiteContext, deps: MeetDeps): Promise<Response> {
  c.header('cache-control', 'private, no-store')
  c.header('x-robots-tag', 'noindex')
  const secret = c.req.param('file')?.replace(/\.ics$/, '')
  const found = isSecret(secret) ? await readFollowedCalendar(deps.people.db, secret, c.var.today) : undefined
  if (!found) return c.notFound()
  const language = languages.find((one) => one === found.language) ?? 'fr'
  let text = ''
  const pieces = writers.ics.write(addressed(found.items, deps.publicUrl, language), {
    title: words[language].t('meet.calendar.name'),
    page: deps.publicUrl + localPath(language, '/suivis'),
    language,
    timezone: found.items[0]?.town.timezone ?? networkTimezone,
    now: deps.clock().toISOString(),
  })
  for await (const piece of pieces) text += piece
  return c.body(text, 200, {
    'content-type': writers.ics.mediaType,
    'content-disposition': 'attachment; filename="suivis.ics"',
  })
}

async function* addressed(
  items: FollowedItem[],
  publicUrl: string,
  language: Language,
): AsyncGenerator<CanonicalRecord> {
  for (const { record, section, path, town } of items) {
    const url = publicUrl + localPath(language, recordPath(town.slug, section, path))
    yield forPeople({ ...record, url }, words[language])
  }
}
