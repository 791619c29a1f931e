import { openTowns } from '@wiker/harvest'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { countRecords } from '@wiker/town/towns/count.ts'
import { findTowns } from '@wiker/town/towns/find.ts'
import { listOpenTowns } from '@wiker/town/towns/list.ts'
import type { TownCard, TownMatch } from '@wiker/town/types.ts'
import { townPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { asked, show, wordsFor } from '../pages/show.tsx'
import { allowed } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import type { DeskPageDeps } from './desk-deps.ts'

const address = '/bureau/communes/ouvrir'

/** `/bureau/communes/ouvrir`: the operator looks for a town, opens it, and sees it fill. */
export function registerOpenTown(site: Site, deps: DeskPageDeps): void {
  if (!deps.desk.fill) return
  site.get(address, (c) => openTownPage(c, deps))
  site.post(address, ownFormsOnly(deps), (c) => openOne(c, deps))
}

async function openTownPage(c: SiteContext, deps: DeskPageDeps) {
  const acting = await allowed(c, deps, 'town.open', null)
  if (acting instanceof Response) return acting
  const { db } = deps.people
  const text = asked(c, 'q')
  const code = asked(c, 'ouverte')
  const opened = code ? (await listOpenTowns(db)).find((town) => town.code === code) : undefined
  const found = text ? await findTowns(db, text) : undefined
  const records = opened ? await countRecords(db, opened.code) : 0
  return show(c, deps, {
    body: <OpenTownBody text={text} found={found} opened={opened && { town: opened, records }} />,
    head: { title: wordsFor(c).t('desk.open.title'), noindex: true },
  })
}

async function openOne(c: SiteContext, deps: DeskPageDeps) {
  const acting = await allowed(c, deps, 'town.open', null)
  if (acting instanceof Response) return acting
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { db } = deps.people
  const given = field('code')
  const opening = await openTowns(db, [given], deps.desk.house.clock.now())
  if (!opening.ok) return c.redirect(localPath(c.var.language, withQuery(address, { q: given })), 303)
  const code = [...opening.opened, ...opening.already][0]!
  if (opening.opened.length > 0) {
    await noteDeed(db, { person: acting.person.id, role: acting.role, action: 'town.open', town: code })
    await deps.desk.fill?.(opening.opened)
  }
  return c.redirect(localPath(c.var.language, withQuery(address, { ouverte: code })), 303)
}

interface Props {
  text: string | undefined
  found: TownMatch[] | undefined
  opened: { town: TownCard; records: number } | undefined
}

export function OpenTownBody({ text, found, opened }: Props) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('desk.open.title')}</h1>
        <p>{t('desk.open.lead')}</p>
      </div>
      {opened && (
        <section class="panel" aria-labelledby="ouverte">
          <h2 id="ouverte">{t('desk.open.done', { town: opened.town.name })}</h2>
          <p role="status">{t('desk.open.filling', { count: opened.records })}</p>
          <p>
            <a class="button" href={to(townPath(opened.town.slug))}>
              {t('desk.open.see', { town: opened.town.name })}
            </a>
          </p>
        </section>
      )}
      <form class="report" method="get" action={to(address)}>
        <label class="field">
          <span>{t('desk.open.search')}</span>
          <input type="search" name="q" value={text} maxlength={100} required autocomplete="off" />
        </label>
        <button class="button" type="submit">
          {t('desk.open.look')}
        </button>
      </form>
      {found?.length === 0 && (
        <Empty>
          <p>{t('desk.open.none')}</p>
        </Empty>
      )}
      {found && found.length > 0 && (
        <ul class="list">
          {found.map((town) => (
            <Found town={town} />
          ))}
        </ul>
      )}
    </>
  )
}

function Found({ town }: { town: TownMatch }) {
  const { t, to } = useReader()
  return (
    <li>
      <p class="list__name">{town.open ? <a href={to(townPath(town.slug))}>{town.name}</a> : town.name}</p>
      <p class="line__facts">
        {town.postalCodes[0] && <span>{town.postalCodes[0]}</span>}
        {town.department && <span>{town.department}</span>}
        {town.open && <span>{t('desk.open.already')}</span>}
      </p>
      {!town.open && (
        <form method="post" action={to(address)}>
          <input type="hidden" name="code" value={town.code} />
          <button class="button" type="submit">
            {t('desk.open.open')}
            <span class="visually-hidden"> {town.name}</span>
          </button>
        </form>
      )}
    </li>
  )
}
