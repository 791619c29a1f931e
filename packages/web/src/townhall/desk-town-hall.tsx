import { noteDeed } from '@wiker/town/people/audit.ts'
import { keepDraft } from '@wiker/town/publishing/keep-draft.ts'
import { readPublication } from '@wiker/town/publishing/read.ts'
import { type Election, electionOn, keepStatement, type PlainKind, plainKinds } from '@wiker/town/townhall/election.ts'
import {
  type KeptNotice,
  levels,
  noticeRecord,
  noticeSchema,
  tellAsAlert,
  townNotices,
} from '@wiker/town/townhall/notices.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { momentOf } from '../desk/moment.ts'
import { DeskHead, deskTown, saidOf } from '../desk/town.tsx'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { Choices, Field, Tick, type Typed, typedOf, type Wrong, WrongList, wrongOf } from '../order/form.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import { putOnline, takeOffline } from '../publish/online.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'

const fields = ['level', 'title', 'text', 'from', 'until', 'plain', 'plainKind'] as const
type Name = (typeof fields)[number]

/** `/bureau/{slug}/mairie`: a notice or an alert, on every page of the town from one moment to another; those displayed until now. */
export function registerDeskTownHall(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug/mairie', (c) => page(c, deps))
  site.post('/bureau/:slug/mairie', ownFormsOnly(deps), (c) => publish(c, deps))
  site.post('/bureau/:slug/mairie/fin', ownFormsOnly(deps), (c) => end(c, deps))
}

async function page(c: SiteContext, deps: DeskPageDeps, typed?: Typed<Name>, wrong: Wrong<Name> = {}) {
  const given = await deskTown(c, deps, 'town_hall.publish')
  if (given instanceof Response) return given
  const { town } = given
  const { db } = deps.people
  const { now, today } = momentOf(deps, town)
  const [notices, election] = await Promise.all([townNotices(db, town.code), electionOn(db, town.code, today)])
  const { t } = wordsFor(c)
  const said = saidOf(c, { affiche: 'townHall.done', fini: 'townHall.ended', deja: 'order.desk.already' })
  return show(c, deps, {
    body: (
      <DeskTownHallBody
        town={town}
        notices={notices}
        election={election}
        now={now}
        typed={typed}
        wrong={wrong}
        said={said && t(said)}
      />
    ),
    head: { title: t('townHall.deskTitle', { town: town.name }), noindex: true },
    ...(typed && { status: 422 as const }),
  })
}

async function publish(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'town_hall.publish')
  if (given instanceof Response) return given
  const { town, acting } = given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { db } = deps.people
  const { now, today } = momentOf(deps, town)
  const typed = typedOf(field, fields)
  const words = wordsFor(c)
  const election = await electionOn(db, town.code, today)
  const notice = noticeSchema.safeParse(typed)
  const plainKind = plainKinds.find((one) => one === typed.plainKind)
  const refused = [
    ...(notice.success ? [] : notice.error.issues.map((issue) => String(issue.path[0]))),
    ...(election && typed.plain === '' ? ['plain'] : []),
    ...(election && !plainKind ? ['plainKind'] : []),
  ]
  if (!notice.success || refused.length > 0) return page(c, deps, typed, wrongOf([...new Set(refused)], words))
  const publisher = words.t('townHall.of', { town: town.name })
  const { person, role } = acting
  const by = { person: person.id, capacity: role }
  await db.transaction().execute(async (trx) => {
    const record = noticeRecord(notice.data, town, now, publisher)
    const draft = await keepDraft(
      trx,
      {
        town: town.code,
        kind: 'notice',
        record,
        author: person.id,
        authorName: publisher,
        typed: { ...notice.data, townHall: true },
      },
      now,
    )
    if (!draft.ok) throw new Error(`A notice could not be kept: ${draft.reason}`)
    const { id } = draft.publication
    const online = await putOnline(deps, trx, id, by)
    if (!online.ok) throw new Error(`A notice could not be published: ${JSON.stringify(online)}`)
    await tellAsAlert(trx, id, notice.data.level)
    if (election && plainKind) await keepStatement(trx, id, election.id, plainKind, now)
    const details = {
      level: notice.data.level,
      name: notice.data.title,
      ...(election && { election: election.id, kind: plainKind! }),
    }
    await noteDeed(trx, {
      person: person.id,
      role,
      action: 'town_hall.publish',
      town: town.code,
      subject: String(id),
      details,
    })
  })
  return c.redirect(localPath(c.var.language, withQuery(`/bureau/${town.slug}/mairie`, { fait: 'affiche' })), 303)
}

async function end(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'town_hall.publish')
  if (given instanceof Response) return given
  const { town, acting } = given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { db } = deps.people
  const id = Number(field('publication'))
  const publication = Number.isSafeInteger(id) ? await readPublication(db, id) : undefined
  // Only a notice of this very town hall: the number comes from a form.
  const own = publication?.town === town.code && publication.kind === 'notice' && publication.typed.townHall === true
  if (!own) return c.notFound()
  const { person, role } = acting
  const done = await takeOffline(deps, db, id, { person: person.id, capacity: role })
  const path = withQuery(`/bureau/${town.slug}/mairie`, { fait: done.ok ? 'fini' : 'deja' })
  return c.redirect(localPath(c.var.language, path), 303)
}

interface Props {
  town: TownCard
  notices: KeptNotice[]
  /** The period that binds the town hall today. */
  election: Election | undefined
  now: Date
  typed?: Typed<Name> | undefined
  wrong?: Wrong<Name>
  said?: string | undefined
}

export function DeskTownHallBody({ town, notices, election, now, typed = {}, wrong = {}, said }: Props) {
  const { t, to, words, sells } = useReader()
  const path = `/bureau/${town.slug}/mairie`
  const local = (at: Date) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: town.timezone, dateStyle: 'short', timeStyle: 'short' })
      .format(at)
      .replace(' ', 'T')
  const day = (moment: string | Date) => plainDay(dayIn(new Date(moment), town.timezone), words)
  return (
    <>
      <DeskHead title={t('townHall.deskTitle', { town: town.name })} lead={t('townHall.deskLead')} said={said} />
      <p class="actions">
        <a class="button button--quiet" href={to(`${path}/actes`)}>
          {t('townHall.actsLink')}
        </a>
        <a class="button button--quiet" href={to(`/${town.slug}/mairie`)}>
          {t('townHall.see')}
        </a>
        {sells && (
          <a class="button button--quiet" href={to(`${path}/abonnement`)}>
            {t('subscription.hallLink')}
          </a>
        )}
      </p>
      {election && (
        <Empty>
          <p>
            <strong>{t('townHall.election.on', { name: election.name, date: plainDay(election.ends, words) })}</strong>
          </p>
          <p>{t('townHall.election.rule')}</p>
        </Empty>
      )}
      <Block id="nouveau" title={t('townHall.new')}>
        <WrongList wrong={wrong} />
        <form class="report" method="post" action={to(path)}>
          <Choices
            name="level"
            legend={t('townHall.level')}
            options={levels.map((level) => ({
              value: level,
              label: t(`townHall.level.${level}`),
              hint: t(`townHall.level.${level}.hint`),
            }))}
            value={typed.level ?? 'info'}
            wrong={wrong.level}
          />
          <Field
            name="title"
            label={t('townHall.noticeTitle')}
            max={200}
            required
            value={typed.title}
            wrong={wrong.title}
          />
          <Field
            name="text"
            label={t('townHall.noticeText')}
            rows={4}
            max={4000}
            value={typed.text}
            wrong={wrong.text}
          />
          <Field
            name="from"
            type="datetime-local"
            label={t('townHall.from')}
            required
            value={typed.from ?? local(now)}
            wrong={wrong.from}
          />
          <Field
            name="until"
            type="datetime-local"
            label={t('townHall.to')}
            required
            value={typed.until ?? local(new Date(now.getTime() + 86_400_000))}
            wrong={wrong.until}
          />
          {election && <Plain typed={typed} wrong={wrong} />}
          <button class="button" type="submit">
            {t('townHall.display')}
          </button>
        </form>
      </Block>
      <Block id="affiches" title={t('townHall.history')}>
        {notices.length === 0 && <p>{t('townHall.historyNone')}</p>}
        <ul class="list">
          {notices.map(({ publication, name, level, from, until, endedAt }) => (
            <li>
              <p class="list__name">{name}</p>
              <p class="line__facts">
                <span>{t(`townHall.level.${level}`)}</span>
                <span>{t('townHall.displayed', { from: day(from), to: day(endedAt ?? until) })}</span>
                {endedAt && <span>{t('townHall.endedByHand')}</span>}
              </p>
              {!endedAt && Date.parse(until) > now.getTime() && (
                <form method="post" action={to(`${path}/fin`)}>
                  <input type="hidden" name="publication" value={String(publication)} />
                  <button class="button button--quiet" type="submit" aria-label={t('townHall.endNamed', { name })}>
                    {t('townHall.end')}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      </Block>
    </>
  )
}

/** In an election period: what kind of plain information it is, and that it is nothing else. */
function Plain({ typed, wrong }: { typed: Typed<Name>; wrong: Wrong<Name> }) {
  const { t } = useReader()
  return (
    <>
      <Choices
        name="plainKind"
        legend={t('townHall.plainKind')}
        options={plainKinds.map((kind: PlainKind) => ({ value: kind, label: t(`townHall.plainKind.${kind}`) }))}
        value={typed.plainKind}
        wrong={wrong.plainKind}
      />
      <Tick name="plain" checked={!!typed.plain} wrong={wrong.plain}>
        {t('townHall.plain')}
      </Tick>
    </>
  )
}
