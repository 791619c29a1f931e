import { resolveTxt } from 'node:dns/promises'
import { noteDeed } from '@wiker/town/people/audit.ts'
import {
  dropDomain,
  hostOf,
  readDomain,
  setDomain,
  type TownDomain,
  verifyDomain,
} from '@wiker/town/townhall/domains.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { momentOf } from '../desk/moment.ts'
import { DeskHead, deskTown, saidOf } from '../desk/town.tsx'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { Field } from '../order/form.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'

/** `/bureau/{slug}/domaine`: the town's own domain, shown to be its town hall's by a TXT record, or by the operator's word. */
export function registerDeskDomain(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug/domaine', (c) => page(c, deps))
  site.post('/bureau/:slug/domaine', ownFormsOnly(deps), (c) => receive(c, deps))
}

async function page(c: SiteContext, deps: DeskPageDeps, wrong?: string, typed?: string) {
  const given = await deskTown(c, deps, 'domain.set')
  if (given instanceof Response) return given
  const { town } = given
  const { t } = wordsFor(c)
  const said = saidOf(c, {
    garde: 'townHall.domain.kept',
    verifie: 'townHall.domain.verified',
    retire: 'townHall.domain.dropped',
    absent: 'townHall.domain.absent',
  })
  const domain = await readDomain(deps.people.db, town.code)
  return show(c, deps, {
    body: <DomainBody town={town} domain={domain} wrong={wrong} typed={typed} said={said && t(said)} />,
    head: { title: t('townHall.domain'), noindex: true },
    ...(wrong && { status: 422 as const }),
  })
}

async function receive(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'domain.set')
  if (given instanceof Response) return given
  const { town, acting } = given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { db } = deps.people
  const { now } = momentOf(deps, town)
  const { t } = wordsFor(c)
  const did = async (what: string, host: string | undefined) => {
    const { person, role } = acting
    await noteDeed(db, {
      person: person.id,
      role,
      action: 'domain.set',
      town: town.code,
      details: { did: what, host: host ?? '' },
    })
    await deps.ownSites?.refresh()
    return c.redirect(localPath(c.var.language, withQuery(`/bureau/${town.slug}/domaine`, { fait: what })), 303)
  }
  const known = await readDomain(db, town.code)
  const wanted = field('do')
  if (wanted === 'retirer') {
    await dropDomain(db, town.code)
    return did('retire', known?.host)
  }
  if (known && (wanted === 'verifier' || wanted === 'confirmer')) {
    if (wanted === 'verifier' && !(await saysSo(known))) return did('absent', known.host)
    await verifyDomain(db, town.code, now)
    return did('verifie', known.host)
  }
  const typed = field('host').slice(0, 300)
  const host = hostOf(typed)
  if (!host || host === new URL(deps.publicUrl).hostname) return page(c, deps, t('townHall.domain.wrong'), typed)
  if (!(await setDomain(db, town.code, host, now))) return page(c, deps, t('townHall.domain.taken'), typed)
  return did('garde', host)
}

/** Whether the domain's own records carry the word that was given for it. */
async function saysSo({ host, token }: TownDomain): Promise<boolean> {
  const records = await resolveTxt(host).catch(() => [])
  return records.some((parts) => parts.join('') === `wiker=${token}`)
}

interface Props {
  town: TownCard
  domain: TownDomain | undefined
  wrong?: string | undefined
  typed?: string | undefined
  said?: string | undefined
}

export function DomainBody({ town, domain, wrong, typed, said }: Props) {
  const { t, to, words } = useReader()
  const path = to(`/bureau/${town.slug}/domaine`)
  return (
    <>
      <DeskHead title={t('townHall.domain')} lead={t('townHall.domain.lead')} said={said} />
      {domain && (
        <Block id="domaine" title={domain.host}>
          {domain.verifiedAt ? (
            <p>{t('townHall.domain.since', { date: plainDay(dayIn(domain.verifiedAt, town.timezone), words) })}</p>
          ) : (
            <>
              <p>{t('townHall.domain.how')}</p>
              <p class="letter">
                <code>wiker={domain.token}</code>
              </p>
            </>
          )}
          <form class="actions" method="post" action={path}>
            {!domain.verifiedAt && (
              <>
                <button class="button" type="submit" name="do" value="verifier">
                  {t('townHall.domain.verify')}
                </button>
                <button class="button button--quiet" type="submit" name="do" value="confirmer">
                  {t('townHall.domain.confirm')}
                </button>
              </>
            )}
            <button class="button button--quiet" type="submit" name="do" value="retirer">
              {t('townHall.domain.drop')}
            </button>
          </form>
        </Block>
      )}
      <form class="report" method="post" action={path}>
        <Field
          name="host"
          label={t('townHall.domain.host')}
          hint={t('townHall.domain.hint')}
          max={300}
          required
          value={typed}
          wrong={wrong}
        />
        <button class="button" type="submit" name="do" value="garder">
          {t('townHall.domain.keep')}
        </button>
      </form>
    </>
  )
}
