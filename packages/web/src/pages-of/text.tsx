import { type Event, expand, type Occurrence } from '@wiker/model'
import { addDays } from '@wiker/town/days.ts'
import { partnersOf } from '@wiker/town/pages/partners.ts'
import { readHolidayRanges } from '@wiker/town/practical/holiday-ranges.ts'
import { readReach } from '@wiker/town/publishing/reach.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import type { PagesDeps } from './deps.ts'
import { whereOf } from './place-of.ts'
import { refusals } from './refusals.ts'
import { TextBody } from './text-body.tsx'
import { writingOf } from './write.tsx'

/** `/mon-espace/7/textes/12`: what readers see or will see, where it stands, and what can be done with it. */
export function registerText(site: Site, deps: PagesDeps): void {
  site.get('/mon-espace/:page{[0-9]+}/textes/:publication{[0-9]+}', (c) => textPage(c, deps))
}

const sentences = {
  garde: 'text.kept',
  change: 'text.changed',
  attend: 'text.waits',
  publie: 'text.published',
  prevu: 'text.scheduled',
  copie: 'text.copied',
  date: 'text.dateChanged',
  etat: 'text.stateChanged',
} as const

async function textPage(c: SiteContext, deps: PagesDeps) {
  const given = await writingOf(c, deps)
  if (given instanceof Response) return given
  const { page, town, publication } = given
  if (!publication) return c.notFound()
  const { db } = deps.people
  const [partners, reach, address] = await Promise.all([
    partnersOf(db, publication.id),
    publication.reach === 'town' ? [] : readReach(db, publication.id),
    whereOf(db, publication.recordId),
  ])
  const { t } = wordsFor(c)
  const done = sentences[(asked(c, 'fait') ?? '') as keyof typeof sentences]
  const wrong = refusals[(asked(c, 'non') ?? '') as keyof typeof refusals]
  const rule = asked(c, 'regle')
  const said = done && [t(done), rule && t(`copy.rule.${rule}` as 'copy.rule.easter')].filter(Boolean).join(' ')
  const { dates, onHolidays } = await datesOf(deps, town, publication, c.var.today)
  return show(c, deps, {
    town,
    body: (
      <TextBody
        page={page}
        town={town}
        publication={publication}
        dates={dates}
        onHolidays={onHolidays}
        partners={partners}
        reach={reach}
        address={address}
        said={said}
        problem={wrong && t(wrong)}
      />
    ),
    head: { title: publication.record.name || t('space.untitled'), noindex: true },
    ...(wrong && { status: 422 as const }),
  })
}

const mostDates = 60

/** The coming dates of an event, and those on which the schools are closed. */
async function datesOf(
  deps: PagesDeps,
  town: TownCard,
  { record }: Publication,
  today: string,
): Promise<{ dates: Occurrence[]; onHolidays: string[] }> {
  if (record.type !== 'Event' || !record.startDate) return { dates: [], onHolidays: [] }
  const { schoolHolidays, publicHolidays } = await readHolidayRanges(deps.people.db, town)
  const horizon = addDays(today, 400)
  const all = expand(record as Event, {
    timezone: town.timezone,
    from: today,
    to: horizon,
    limit: mostDates,
    schoolHolidays,
    publicHolidays,
  })
  const closed = (day: string) => schoolHolidays.some(({ starts, ends }) => day >= starts && day <= ends)
  return { dates: all, onHolidays: all.map(({ day }) => day).filter(closed) }
}
