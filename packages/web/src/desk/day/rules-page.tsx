import { dayIn } from '@wiker/town/days.ts'
import { type DeskRule, readRules, removeRule } from '@wiker/town/desk/rules.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { Empty } from '../../components/section.tsx'
import { plainDay } from '../../formatting/dates.ts'
import { show, wordsFor } from '../../pages/show.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { DeskHead, deskTown, saidOf } from '../town.tsx'
import type { DayDeps } from './card-kind.ts'
import { kindNamed } from './registry.ts'

/** `/bureau/{slug}/regles`: what is answered by itself because somebody said so, what it did, and how to end it. */
export function registerRules(site: Site, deps: DayDeps): void {
  site.get('/bureau/:slug/regles', (c) => rulesPage(c, deps))
  site.post('/bureau/:slug/regles', ownFormsOnly(deps), (c) => remove(c, deps))
}

async function rulesPage(c: SiteContext, deps: DayDeps) {
  const given = await deskTown(c, deps, 'desk.lend')
  if (given instanceof Response) return given
  const { t } = wordsFor(c)
  const said = saidOf(c, { retiree: 'day.rule.removed' })
  const rules = await readRules(deps.people.db, given.town.code)
  return show(c, deps, {
    body: <RulesBody town={given.town} rules={rules} said={said && t(said)} />,
    head: { title: t('day.rules'), noindex: true },
  })
}

async function remove(c: SiteContext, deps: DayDeps) {
  const given = await deskTown(c, deps, 'desk.lend')
  if (given instanceof Response) return given
  const { town, acting } = given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const id = Number(field('regle'))
  const removed =
    Number.isSafeInteger(id) &&
    (await deps.people.db.transaction().execute(async (trx) => {
      const rule = await removeRule(trx, town.code, id, deps.clock())
      if (!rule) return false
      const deed = { person: acting.person.id, role: acting.role, action: 'desk.lend', town: town.code } as const
      await noteDeed(trx, { ...deed, subject: `rule ${id}`, details: { name: rule.alikeName, removed: true } })
      return true
    }))
  const page = withQuery(`/bureau/${town.slug}/regles`, { fait: removed ? 'retiree' : null })
  return c.redirect(localPath(c.var.language, page), 303)
}

export function RulesBody({ town, rules, said }: { town: TownCard; rules: DeskRule[]; said?: string | undefined }) {
  const { t, to, words } = useReader()
  return (
    <>
      <DeskHead title={t('day.rules')} lead={t('day.rules.lead')} said={said} />
      {rules.length === 0 && (
        <Empty>
          <p>{t('day.rules.none')}</p>
        </Empty>
      )}
      <ul class="list">
        {rules.map((rule) => {
          const kind = kindNamed(rule.kind)
          const date = plainDay(dayIn(town.timezone, rule.at), words)
          return (
            <li>
              <h2 class="list__name">{t('day.rules.always', { name: rule.alikeName })}</h2>
              <p class="line__facts">
                {kind && <span>{t(kind.says.one)}</span>}
                <span>{t('day.rules.by', { who: rule.email ?? '', date })}</span>
                <span>{t('day.rules.applied', { count: rule.applied })}</span>
              </p>
              {rule.lastNames.length > 0 && <p>{rule.lastNames.join(' ; ')}</p>}
              <form method="post" action={to(`/bureau/${town.slug}/regles`)}>
                <button class="button button--quiet" type="submit" name="regle" value={String(rule.id)}>
                  {t('day.rules.remove')}
                  <span class="visually-hidden"> : {rule.alikeName}</span>
                </button>
              </form>
            </li>
          )
        })}
      </ul>
    </>
  )
}
