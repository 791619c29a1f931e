import { noteDeed } from '@wiker/town/people/audit.ts'
import {
  linkSiret,
  readSirets,
  siretRoleDays,
  type TownHallSiret,
  unlinkSiret,
} from '@wiker/town/people/town-hall-siret.ts'
import { listOpenTowns } from '@wiker/town/towns/list.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { allowed } from './guard.tsx'
import type { PeopleDeps } from './people-deps.ts'

const address = '/bureau/siret'

/** `/bureau/siret`: the operator says of which town hall a SIRET is; its people then have that town's role, and nobody else by that way. */
export function registerSirets(site: Site, deps: PeopleDeps): void {
  if (!deps.people.accounts.provider) return
  site.get(address, (c) => siretsPage(c, deps))
  site.post(address, ownFormsOnly(deps), (c) => link(c, deps))
  site.post(`${address}/retirer`, ownFormsOnly(deps), (c) => unlink(c, deps))
}

export interface Typed {
  siret: string
  town: string
  unit: string
}

async function siretsPage(c: SiteContext, deps: PeopleDeps, typed?: Typed) {
  const acting = await allowed(c, deps, 'siret.link', null)
  if (acting instanceof Response) return acting
  const { db } = deps.people
  const towns = (await listOpenTowns(db)).map(({ code, name }) => ({ code, name }))
  return show(c, deps, {
    body: <SiretsBody sirets={await readSirets(db)} towns={towns} typed={typed} />,
    head: { title: wordsFor(c).t('siret.title'), noindex: true },
    status: typed ? 422 : 200,
  })
}

async function link(c: SiteContext, deps: PeopleDeps) {
  const acting = await allowed(c, deps, 'siret.link', null)
  if (acting instanceof Response) return acting
  const field = await readForm(c)
  if (field instanceof Response) return field
  const siret = field('siret').replace(/\s/g, '')
  const unit = field('unit').trim().slice(0, 200) || null
  const { db } = deps.people
  const linked = await db.transaction().execute(async (trx) => {
    if (!(await linkSiret(trx, { siret, town: field('town'), unit }, acting.person.id))) return false
    const deed = { person: acting.person.id, role: acting.role, action: 'siret.link', town: field('town') } as const
    await noteDeed(trx, { ...deed, details: { name: siret } })
    return true
  })
  if (!linked) return siretsPage(c, deps, { siret: field('siret').slice(0, 30), town: field('town'), unit: unit ?? '' })
  return c.redirect(localPath(c.var.language, address), 303)
}

async function unlink(c: SiteContext, deps: PeopleDeps) {
  const acting = await allowed(c, deps, 'siret.link', null)
  if (acting instanceof Response) return acting
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { db } = deps.people
  await db.transaction().execute(async (trx) => {
    const town = await unlinkSiret(trx, field('siret'))
    if (town === undefined) return
    const deed = { person: acting.person.id, role: acting.role, action: 'siret.link', town } as const
    await noteDeed(trx, { ...deed, details: { name: field('siret').slice(0, 14) } })
  })
  return c.redirect(localPath(c.var.language, address), 303)
}

interface Props {
  sirets: TownHallSiret[]
  towns: { code: string; name: string }[]
  /** What was refused, as it was typed. */
  typed?: Typed | undefined
}

export function SiretsBody({ sirets, towns, typed }: Props) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('siret.title')}</h1>
        <p>{t('siret.lead', { days: siretRoleDays })}</p>
      </div>
      {sirets.length === 0 && (
        <Empty>
          <p>{t('siret.none')}</p>
        </Empty>
      )}
      <ul class="list">
        {sirets.map(({ siret, townName, unit, people }) => (
          <li>
            <p class="list__name">{townName}</p>
            <p class="line__facts">
              <span>{siret}</span>
              {unit && <span>{unit}</span>}
              <span>{t('siret.people', { count: people })}</span>
            </p>
            <form method="post" action={to(`${address}/retirer`)}>
              <button class="button button--quiet" type="submit" name="siret" value={siret}>
                {t('siret.unlink')}
                <span class="visually-hidden"> {siret}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form class="report" method="post" action={to(address)}>
        <label class="field">
          <span>{t('siret.number')}</span>
          <input
            type="text"
            name="siret"
            inputmode="numeric"
            value={typed?.siret}
            required
            maxlength={30}
            aria-invalid={typed ? 'true' : undefined}
            aria-describedby={typed ? 'siret-faute' : undefined}
          />
        </label>
        {typed && (
          <p id="siret-faute" role="alert">
            {t('siret.wrong')}
          </p>
        )}
        <label class="field">
          <span>{t('siret.town')}</span>
          <select name="town" required>
            {towns.map(({ code, name }) => (
              <option value={code} selected={typed?.town === code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t('siret.unit')}</span>
          <input type="text" name="unit" value={typed?.unit} maxlength={200} />
        </label>
        <button class="button" type="submit">
          {t('siret.link')}
        </button>
      </form>
    </>
  )
}
