import { animatorLines } from '@wiker/billing/cockpit/due.ts'
import { type Standing, standings } from '@wiker/billing/cockpit/subscriptions.ts'
import { recurring, sumsOf } from '@wiker/billing/cockpit/values.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { findTowns } from '@wiker/town/towns/find.ts'
import { plannedTowns, planTown, unplanTown } from '@wiker/town/towns/planned.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { plainDay } from '../../formatting/dates.ts'
import { asked, show, wordsFor } from '../../pages/show.tsx'
import type { Site } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { type CockpitDeps, home, operatorAsking } from './asking.ts'
import { Figure } from './figure.tsx'
import { CockpitHead } from './head.tsx'
import { type TownLine, townLines } from './lists/towns.ts'
import { stateName } from './words.ts'

/** `/bureau/reseau/communes/44015`: a town's money. `/bureau/reseau/prevoir`: a town that is to open, on which day. */
export function registerTown(site: Site, deps: CockpitDeps): void {
  site.get(`${home}/communes/:code`, async (c, next) => {
    const acting = await operatorAsking(c, deps)
    if (acting instanceof Response) return acting
    const code = c.req.param('code')
    const town = (await townLines(deps)).find((one) => one.code === code)
    if (!town) return next()
    const { db } = deps.people
    const today = deps.money.today()
    const [standing, animators] = await Promise.all([standings(db, today), animatorLines(db, today, code)])
    return show(c, deps, {
      body: (
        <TownBody
          town={town}
          standing={standing.filter((one) => one.town === code)}
          animators={[...new Set(animators.map((one) => one.name ?? one.animator))]}
          since={`${Number(today.slice(0, 4)) - 1}${today.slice(4, 7)}`}
        />
      ),
      head: { title: town.name, noindex: true },
    })
  })
  const address = `${home}/prevoir`
  site.get(address, async (c) => {
    const acting = await operatorAsking(c, deps, 'money.move')
    if (acting instanceof Response) return acting
    const text = asked(c, 'q')
    const { db } = deps.people
    const found = text ? (await findTowns(db, text)).filter((one) => !one.open) : undefined
    return show(c, deps, {
      body: <PlanBody text={text} found={found} planned={await plannedTowns(db)} today={deps.money.today()} />,
      head: { title: wordsFor(c).t('cockpit.plan'), noindex: true },
    })
  })
  site.post(address, ownFormsOnly(deps), async (c) => {
    const acting = await operatorAsking(c, deps, 'money.move')
    if (acting instanceof Response) return acting
    const field = await readForm(c)
    if (field instanceof Response) return field
    const { db } = deps.people
    const [code, day] = [field('code').slice(0, 20), field('day')]
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))
    await db.transaction().execute(async (trx) => {
      const isDone = isDay ? await planTown(trx, code, day, deps.clock()) : await unplanTown(trx, code)
      const deed = { person: acting.person.id, role: acting.role, action: 'money.move', town: code } as const
      if (isDone) await noteDeed(trx, { ...deed, subject: `plan:${code}`, details: { day: isDay ? day : null } })
    })
    return c.redirect(localPath(c.var.language, address), 303)
  })
}

interface TownProps {
  town: TownLine
  standing: Standing[]
  animators: string[]
  /** The month from which on what came in is counted, `2025-11`. */
  since: string
}

export function TownBody({ town, standing, animators, since }: TownProps) {
  const { t, to, words } = useReader()
  const of = (state: string) => standing.filter((one) => one.state === state)
  const live = standing.filter((one) => recurring.some((state) => state === one.state))
  const lines = `${home}/abonnements?commune=${town.code}`
  return (
    <>
      <CockpitHead
        title={town.name}
        lead={town.opensOn ? t('cockpit.towns.opensOn', { day: plainDay(town.opensOn, words) }) : undefined}
      />
      <dl class="amounts">
        <Figure
          name={t('cockpit.recurring')}
          value={sumsOf(live, (one) => ({ currency: one.currency, cents: one.monthly }))}
          href={`${lines}&etat=recurring`}
        />
        {(['trial', 'active', 'late', 'suspended', 'ended'] as const).map((state) => (
          <Figure
            name={stateName(state, words)}
            value={of(state).reduce((sum, one) => sum + one.merchants, 0)}
            href={`${lines}&etat=${state}`}
          />
        ))}
      </dl>
      <Block id="argent" title={t('cockpit.money')}>
        <ul class="list list--plain">
          <li>
            <a class="tall" href={to(`${home}/encaissements?commune=${town.code}&depuis=${since}`)}>
              {t('cockpit.collected')}
            </a>
          </li>
          <li>
            <a class="tall" href={to(`${home}/sorties?commune=${town.code}`)}>
              {t('cockpit.gone')}
            </a>
          </li>
        </ul>
      </Block>
      <Block id="animateurs" title={t('cockpit.animators')}>
        <p>
          {animators.length > 0 ? new Intl.ListFormat(words.locale).format(animators) : t('cockpit.animators.none')}
        </p>
      </Block>
    </>
  )
}

interface PlanProps {
  text: string | undefined
  found: { code: string; name: string; postalCodes: string[] }[] | undefined
  planned: { code: string; name: string; opensOn: string }[]
  today: string
}

export function PlanBody({ text, found, planned, today }: PlanProps) {
  const { t, to, words } = useReader()
  const address = `${home}/prevoir`
  return (
    <>
      <CockpitHead title={t('cockpit.plan')} lead={t('cockpit.plan.lead')} />
      {planned.length > 0 && (
        <ul class="list">
          {planned.map(({ code, name, opensOn }) => (
            <li>
              <p class="list__name">{name}</p>
              <p class="line__facts">
                <span>{t('cockpit.towns.opensOn', { day: plainDay(opensOn, words) })}</span>
              </p>
              <form method="post" action={to(address)}>
                <button class="button button--quiet" type="submit" name="code" value={code}>
                  {t('cockpit.plan.drop')}
                  <span class="visually-hidden"> {name}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form class="report" method="get" action={to(withQuery(address, {}))}>
        <label class="field">
          <span>{t('desk.open.search')}</span>
          <input type="search" name="q" value={text} maxlength={100} required autocomplete="off" />
        </label>
        <button class="button" type="submit">
          {t('desk.open.look')}
        </button>
      </form>
      {found?.length === 0 && <p>{t('cockpit.plan.none')}</p>}
      {found && found.length > 0 && (
        <ul class="list">
          {found.map((town) => (
            <li>
              <form class="press" method="post" action={to(address)}>
                <input type="hidden" name="code" value={town.code} />
                <label class="field">
                  <span>
                    {town.name} {town.postalCodes[0]}
                  </span>
                  <input type="date" name="day" min={today} required />
                </label>
                <button class="button" type="submit">
                  {t('cockpit.plan.press')}
                  <span class="visually-hidden"> {town.name}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
