import { addDays } from '@wiker/town/days.ts'
import {
  addRide,
  closeRide,
  getRide,
  type Ride,
  readRides,
  rideKinds,
  rideWays,
} from '@wiker/town/meeting/going/rides.ts'
import { beginConversation } from '@wiker/town/meeting/talking/conversation.ts'
import { capacityFor } from '@wiker/town/people/permissions.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { saidOf } from '../desk/town.tsx'
import { longDay } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import { wordsFor } from '../pages/show.tsx'
import type { Problems } from '../pages-of/fields.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { eventOf, type ShownEvent } from './event-subject.ts'
import { Back, Said } from './fields.tsx'
import type { MeetDeps } from './meet-deps.ts'
import { relayed } from './relay.ts'
import { RideForm, type RideTyped } from './ride-form.tsx'
import { showInTown } from './show-in-town.ts'
import { signedIn } from './signed-in.ts'
import { WriteBody } from './write.tsx'

/** `/{town}/agenda/{event}/covoiturage`: seats offered and asked for, without a name nor an address; the site carries the letters. */
export function registerRides(site: Site, deps: MeetDeps): void {
  site.get('/:town/agenda/:record/covoiturage', (c) => ridesPage(c, deps))
  site.post('/:town/agenda/:record/covoiturage', ownFormsOnly(deps), (c) => add(c, deps))
  site.get('/:town/agenda/:record/covoiturage/:ride', (c) => writePage(c, deps))
  site.post('/:town/agenda/:record/covoiturage/:ride', ownFormsOnly(deps), (c) => act(c, deps))
}

const sentences = { mis: 'meet.ride.added', retire: 'meet.ride.closed' } as const

async function ridesPage(c: SiteContext, deps: MeetDeps, refused?: { problems: Problems; typed: RideTyped }) {
  const event = await eventOf(c, deps)
  if (!event) return c.notFound()
  const { town, today, person, grants = [] } = c.var
  const rides = await readRides(deps.people.db, event.page.event.id, today, person?.id)
  const { t } = wordsFor(c)
  const said = saidOf(c, sentences)
  return showInTown(c, deps, {
    section: 'agenda',
    body: (
      <RidesBody
        page={event.page}
        path={event.path}
        rides={rides}
        moderator={capacityFor(grants, 'meeting.moderate', town.code) !== undefined}
        said={said && t(said)}
        problems={refused?.problems ?? {}}
        typed={refused?.typed}
      />
    ),
    head: { title: t('meet.ride.title'), noindex: true },
    ...(refused && { status: 422 as const }),
  })
}

async function add(c: SiteContext, deps: MeetDeps) {
  const acting = await signedIn(c, deps, c.var.town.code)
  if (acting instanceof Response) return acting
  const event = await eventOf(c, deps)
  if (!event) return c.notFound()
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { t } = wordsFor(c)
  const typed = {
    kind: rideKinds.find((one) => one === field('kind')),
    way: rideWays.find((one) => one === field('way')) ?? 'both',
    day: event.page.past ? undefined : event.page.days.find((one) => one.day === field('day'))?.day,
    place: field('place').trim().slice(0, 80),
    leaves: field('leaves').trim().slice(0, 40),
    seats: field('seats').trim(),
    note: field('note').trim().slice(0, 200),
  }
  const seats = /^[1-8]$/.test(typed.seats) ? Number(typed.seats) : 0
  const problems: Problems = {
    ...(!typed.kind && { kind: t('meet.ride.wrong.kind') }),
    ...(!typed.day && { day: t('meet.going.wrong.day') }),
    ...(typed.place === '' && { place: t('meet.ride.wrong.place') }),
    ...(seats === 0 && { seats: t('meet.ride.wrong.seats') }),
    ...(hasAddress(typed.note + typed.place + typed.leaves) && { note: t('meet.wrong.address') }),
  }
  const { kind, day } = typed
  if (!kind || !day || Object.keys(problems).length > 0) return ridesPage(c, deps, { problems, typed })
  const kept = await addRide(
    deps.people.db,
    { ...typed, kind, day, seats, person: acting.person.id, thing: event.page.event.id, town: c.var.town.code },
    c.var.today,
    deps.clock(),
  )
  if (!kept.ok) return ridesPage(c, deps, { problems: { day: t(`meet.ride.wrong.${kept.reason}`) }, typed })
  return c.redirect(localPath(c.var.language, `${event.path}/covoiturage?fait=mis`), 303)
}

/** An e-mail address or a telephone number: the site carries the first letter, so that nobody's stands on a page. */
export function hasAddress(text: string): boolean {
  return /[\w.+-]+@[\w-]+\.\w/.test(text) || /(?:\d[\s.-]?){9,}/.test(text)
}

async function rideOf(c: SiteContext, deps: MeetDeps) {
  const number = c.req.param('ride') ?? ''
  const [event, ride] = await Promise.all([
    eventOf(c, deps),
    /^\d{1,15}$/.test(number) ? getRide(deps.people.db, Number(number), c.var.today) : undefined,
  ])
  return event && ride && ride.town === c.var.town.code ? { event, ride } : undefined
}

async function writePage(c: SiteContext, deps: MeetDeps, refused?: { problem: string; typed: string }) {
  const acting = await signedIn(c, deps, c.var.town.code)
  if (acting instanceof Response) return acting
  const found = await rideOf(c, deps)
  if (!found) return c.notFound()
  const { t } = wordsFor(c)
  const { event, ride } = found
  return showInTown(c, deps, {
    section: 'agenda',
    body: (
      <WriteBody
        title={t('meet.ride.write', { place: ride.place })}
        back={{ href: `${event.path}/covoiturage`, text: t('meet.ride.title') }}
        action={`${event.path}/covoiturage/${ride.id}`}
        problem={refused?.problem}
        typed={refused?.typed}
      />
    ),
    head: { title: t('meet.ride.title'), noindex: true },
    ...(refused && { status: 422 as const }),
  })
}

async function act(c: SiteContext, deps: MeetDeps) {
  const acting = await signedIn(c, deps, c.var.town.code)
  if (acting instanceof Response) return acting
  const found = await rideOf(c, deps)
  if (!found) return c.notFound()
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { event, ride } = found
  const { t } = wordsFor(c)
  const person = acting.person.id
  if (field('do') === 'retirer') {
    const moderator = capacityFor(c.var.grants ?? [], 'meeting.moderate', ride.town) !== undefined
    await closeRide(deps.people.db, ride.id, { town: ride.town, ...(!moderator && { person }) }, deps.clock())
    return c.redirect(localPath(c.var.language, `${event.path}/covoiturage?fait=retire`), 303)
  }
  const text = field('text').trim()
  if (text === '') return writePage(c, deps, { problem: t('meet.write.empty'), typed: '' })
  if (ride.person === person) return writePage(c, deps, { problem: t('meet.write.own'), typed: text })
  const sent = await beginConversation(
    deps.people.db,
    {
      kind: 'ride',
      town: ride.town,
      thing: ride.thing,
      subject: ride.id,
      title: t('meet.ride.about', { name: readableName(event.page.event.name) }),
      asker: person,
      owner: ride.person,
      endsOn: addDays(ride.day, 1),
      text,
    },
    relayed(deps),
    deps.clock(),
  )
  if (!sent.ok) return writePage(c, deps, { problem: t(`meet.write.${sent.reason}`), typed: text })
  return c.redirect(localPath(c.var.language, withQuery(`/messages/${sent.secret}`, { fait: 'parti' })), 303)
}

interface Props {
  page: ShownEvent
  path: string
  rides: Ride[]
  moderator: boolean
  said?: string | undefined
  problems: Problems
  typed?: RideTyped | undefined
}

export function RidesBody({ page, path, rides, moderator, said, problems, typed }: Props) {
  const { t, words, today } = useReader()
  const days = [...new Set(rides.map((ride) => ride.day))]
  return (
    <>
      <Back href={path} text={readableName(page.event.name)} />
      <div class="page-head">
        <h1>{t('meet.ride.title')}</h1>
        <p>{t('meet.ride.lead')}</p>
      </div>
      <Said>{said}</Said>
      {rides.length === 0 && (
        <Empty>
          <p>{t('meet.ride.none')}</p>
        </Empty>
      )}
      {days.map((day) => (
        <Block id={`jour-${day}`} title={longDay(day, words, today)}>
          <ul class="list">
            {rides
              .filter((ride) => ride.day === day)
              .map((ride) => (
                <RideItem ride={ride} path={path} moderator={moderator} />
              ))}
          </ul>
        </Block>
      ))}
      {!page.past && page.days.length > 0 && <RideForm page={page} path={path} problems={problems} typed={typed} />}
    </>
  )
}

function RideItem({ ride, path, moderator }: { ride: Ride; path: string; moderator: boolean }) {
  const { t, to } = useReader()
  const { id, kind, way, place, leaves, seats, note, mine } = ride
  return (
    <li id={`trajet-${id}`}>
      <h3 class="list__name">{t(`meet.ride.${kind}`, { count: seats, place })}</h3>
      <p class="line__facts">
        <span>{t(`meet.ride.way.${way}`)}</span>
        {leaves && <span>{leaves}</span>}
        {mine && <span>{t('meet.mine')}</span>}
      </p>
      {note && <p>{note}</p>}
      <p class="actions">
        {!mine && (
          <a class="button button--quiet" href={to(`${path}/covoiturage/${id}`)} rel="nofollow">
            {t('meet.write.link')}
            <span class="visually-hidden"> {place}</span>
          </a>
        )}
        {!mine && (
          <a
            class="tall"
            href={to(withQuery('/signaler', { page: `${path}/covoiturage#trajet-${id}` }))}
            rel="nofollow"
          >
            {t('meet.remark.report')}
          </a>
        )}
      </p>
      {(mine || moderator) && (
        <form method="post" action={to(`${path}/covoiturage/${id}`)}>
          <button class="button button--quiet" type="submit" name="do" value="retirer">
            {t('meet.ride.close')}
            <span class="visually-hidden"> {place}</span>
          </button>
        </form>
      )}
    </li>
  )
}
