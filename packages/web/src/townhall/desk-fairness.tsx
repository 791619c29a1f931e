import { noteDeed } from '@wiker/town/people/audit.ts'
import {
  type Election,
  electionSchema,
  endElection,
  setElection,
  townElections,
} from '@wiker/town/townhall/election.ts'
import { readOpposition, setOpposition } from '@wiker/town/townhall/opposition.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { momentOf } from '../desk/moment.ts'
import { DeskHead, deskTown, saidOf } from '../desk/town.tsx'
import { plainDay } from '../formatting/dates.ts'
import { Field, type Typed, typedOf, type Wrong, WrongList, wrongOf } from '../order/form.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'

const fields = ['name', 'starts', 'ends'] as const
type Name = (typeof fields)[number]

/** `/bureau/{slug}/pluralisme`: election periods and the opposition's space, set by who looks after the site and not by the town hall. */
export function registerDeskFairness(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug/pluralisme', (c) => page(c, deps))
  site.post('/bureau/:slug/pluralisme', ownFormsOnly(deps), (c) => receive(c, deps))
}

async function page(c: SiteContext, deps: DeskPageDeps, typed?: Typed<Name>, wrong: Wrong<Name> = {}) {
  const given = await deskTown(c, deps, 'election.set')
  if (given instanceof Response) return given
  const { town } = given
  const { db } = deps.people
  const [elections, opposition] = await Promise.all([townElections(db, town.code), readOpposition(db, town.code)])
  const { t } = wordsFor(c)
  const said = saidOf(c, { garde: 'townHall.kept', fini: 'townHall.election.ended' })
  return show(c, deps, {
    body: (
      <FairnessBody
        town={town}
        elections={elections}
        opposition={opposition}
        typed={typed}
        wrong={wrong}
        said={said && t(said)}
      />
    ),
    head: { title: t('townHall.fairness'), noindex: true },
    ...(typed && { status: 422 as const }),
  })
}

async function receive(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'election.set')
  if (given instanceof Response) return given
  const { town, acting } = given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { db } = deps.people
  const { now } = momentOf(deps, town)
  const { person, role } = acting
  const back = (fait: string) =>
    c.redirect(localPath(c.var.language, withQuery(`/bureau/${town.slug}/pluralisme`, { fait })), 303)
  const deed = { person: person.id, role, town: town.code } as const
  const [what, number] = field('do').split('.')
  if (what === 'opposition') {
    await db.transaction().execute(async (trx) => {
      await setOpposition(trx, town.code, number === 'oui')
      await noteDeed(trx, { ...deed, action: 'opposition.set', details: { open: number === 'oui' } })
    })
    return back('garde')
  }
  if (what === 'finir') {
    const id = Number(number)
    if (!Number.isSafeInteger(id)) return c.text('400', 400)
    await db.transaction().execute(async (trx) => {
      if (await endElection(trx, town.code, id, now))
        await noteDeed(trx, { ...deed, action: 'election.set', details: { ended: id } })
    })
    return back('fini')
  }
  const typed = typedOf(field, fields, 200)
  const election = electionSchema.safeParse(typed)
  if (!election.success) {
    const refused = [...new Set(election.error.issues.map((issue) => String(issue.path[0])))]
    return page(c, deps, typed, wrongOf(refused, wordsFor(c)))
  }
  await db.transaction().execute(async (trx) => {
    const id = await setElection(trx, town.code, election.data, now)
    await noteDeed(trx, { ...deed, action: 'election.set', subject: String(id), details: election.data })
  })
  return back('garde')
}

interface Props {
  town: TownCard
  elections: Election[]
  opposition: { open: boolean; groups: string[] }
  typed?: Typed<Name> | undefined
  wrong?: Wrong<Name>
  said?: string | undefined
}

export function FairnessBody({ town, elections, opposition, typed = {}, wrong = {}, said }: Props) {
  const { t, to, words } = useReader()
  const path = to(`/bureau/${town.slug}/pluralisme`)
  return (
    <>
      <DeskHead title={t('townHall.fairness')} lead={t('townHall.fairnessLead')} said={said} />
      <Block id="elections" title={t('townHall.election')}>
        <p>{t('townHall.election.lead')}</p>
        <form method="post" action={path}>
          <ul class="list">
            {elections.map(({ id, name, starts, ends, endedAt }) => (
              <li>
                <p class="list__name">{name}</p>
                <p class="line__facts">
                  <span>
                    {t('townHall.election.dates', { from: plainDay(starts, words), to: plainDay(ends, words) })}
                  </span>
                  {endedAt && <span>{t('townHall.election.lifted')}</span>}
                </p>
                {!endedAt && (
                  <button
                    class="button button--quiet"
                    type="submit"
                    name="do"
                    value={`finir.${id}`}
                    aria-label={t('townHall.election.endNamed', { name })}
                  >
                    {t('townHall.election.end')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </form>
        <WrongList wrong={wrong} />
        <form class="report" method="post" action={path}>
          <Field
            name="name"
            label={t('townHall.election.name')}
            max={200}
            required
            value={typed.name}
            wrong={wrong.name}
          />
          <Field
            name="starts"
            type="date"
            label={t('townHall.election.starts')}
            required
            value={typed.starts}
            wrong={wrong.starts}
          />
          <Field
            name="ends"
            type="date"
            label={t('townHall.election.ends')}
            required
            value={typed.ends}
            wrong={wrong.ends}
          />
          <button class="button" type="submit" name="do" value="periode">
            {t('townHall.election.set')}
          </button>
        </form>
      </Block>
      <Block id="opposition" title={t('townHall.opposition')}>
        <p>{t('townHall.oppositionDesk')}</p>
        <p>
          {opposition.groups.length > 0
            ? t('townHall.oppositionGroups', { groups: opposition.groups.join(', ') })
            : t('townHall.oppositionNoGroup')}
        </p>
        <form method="post" action={path}>
          <button class="button" type="submit" name="do" value={opposition.open ? 'opposition.non' : 'opposition.oui'}>
            {t(opposition.open ? 'townHall.oppositionClose' : 'townHall.oppositionOpen')}
          </button>
        </form>
      </Block>
    </>
  )
}
