import { writers } from '@wiker/connector/formats/writers.ts'
import type { CanonicalRecord } from '@wiker/model'
import { type Act, readAct, readActFile, townActs } from '@wiker/town/townhall/acts.ts'
import { type KeptNotice, townNotices } from '@wiker/town/townhall/notices.ts'
import { type OppositionSpace, readOpposition } from '@wiker/town/townhall/opposition.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { recordPath, sectionPath, townPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { MarkdownText } from '../markdown/text.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Deps, Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { originOf } from '../server/origin.ts'
import { openHeaders } from '../server/security.ts'

/** `/{town}/mairie`: what the town hall displays — notices, minutes and decisions, with those that are over — and the opposition's space. */
export function registerTownHall(site: Site, deps: Deps): void {
  site.get('/:town/mairie', (c) => page(c, deps))
  site.get('/:town/mairie.rss', (c) => feed(c, deps))
  site.get('/:town/mairie/actes/:act{[0-9]+}', (c) => actPage(c, deps))
  site.get('/:town/mairie/actes/:file{[0-9]+\\.pdf}', (c) => actFile(c, deps))
}

async function page(c: SiteContext, deps: Deps) {
  const { town } = c.var
  const [acts, notices, opposition] = await Promise.all([
    townActs(deps.db, town.code),
    townNotices(deps.db, town.code),
    readOpposition(deps.db, town.code),
  ])
  const { t } = wordsFor(c)
  const title = t('townHall.title')
  return show(c, deps, {
    town,
    body: <TownHallBody town={town} acts={acts} notices={notices} opposition={opposition} />,
    head: {
      title,
      description: t('townHall.lead', { town: town.name }),
      feeds: [{ title, href: townPath(town.slug, 'mairie.rss'), type: 'application/rss+xml' }],
    },
  })
}

interface Props {
  town: TownCard
  acts: Act[]
  notices: KeptNotice[]
  opposition: OppositionSpace
}

export function TownHallBody({ town, acts, notices, opposition }: Props) {
  const { t, to, today, now } = useReader()
  const lasting = notices.filter((notice) => isLasting(notice, now))
  const over = notices.filter((notice) => !isLasting(notice, now))
  const displayed = acts.filter((act) => act.displayedUntil >= today && act.replacedBy === null)
  const archived = acts.filter((act) => !displayed.includes(act))
  return (
    <>
      <div class="page-head">
        <h1>{t('townHall.title')}</h1>
        <p>{t('townHall.lead', { town: town.name })}</p>
      </div>
      {notices.length + acts.length === 0 && (
        <Empty>
          <p>{t('townHall.nothing')}</p>
          <p>
            <a class="tall" href={to(sectionPath(town.slug, 'practical'))}>
              {t('home.allPractical')}
            </a>
          </p>
        </Empty>
      )}
      {lasting.length > 0 && (
        <Block id="avis" title={t('townHall.notices')}>
          <Notices notices={lasting} timezone={town.timezone} />
        </Block>
      )}
      {displayed.length > 0 && (
        <Block id="actes" title={t('townHall.acts')}>
          <Acts acts={displayed} town={town} />
        </Block>
      )}
      {opposition.open && <Opposition town={town} opposition={opposition} />}
      {over.length + archived.length > 0 && (
        <Block id="archives" title={t('townHall.archives')}>
          <Acts acts={archived} town={town} />
          <Notices notices={over} timezone={town.timezone} />
        </Block>
      )}
      <p class="no-print">
        <a class="tall" href={to(townPath(town.slug, 'mairie.rss'))}>
          {t('townHall.feed')}
        </a>
      </p>
    </>
  )
}

const isLasting = ({ until, endedAt }: KeptNotice, now: Date) => endedAt === null && Date.parse(until) > now.getTime()

function Notices({ notices, timezone }: { notices: KeptNotice[]; timezone: string }) {
  const { t, words } = useReader()
  const day = (moment: string | Date) => plainDay(dayIn(new Date(moment), timezone), words)
  return (
    <ul class="list">
      {notices.map(({ name, text, level, from, until, endedAt }) => (
        <li>
          <h3 class="list__name">{name}</h3>
          <p class="line__facts">
            <span>{t(`townHall.level.${level}`)}</span>
            <span>{t('townHall.displayed', { from: day(from), to: day(endedAt ?? until) })}</span>
          </p>
          {text && <MarkdownText text={text} />}
        </li>
      ))}
    </ul>
  )
}

function Acts({ acts, town }: { acts: Act[]; town: TownCard }) {
  const { t, to, words } = useReader()
  return (
    <ul class="list">
      {acts.map(({ id, kind, title, decidedOn, publishedAt, displayedUntil, replacedBy }) => (
        <li>
          <h3 class="list__name">
            <a href={to(townPath(town.slug, 'mairie', 'actes', String(id)))}>{title}</a>
          </h3>
          <p class="line__facts">
            <span>{t(`townHall.act.${kind}`)}</span>
            <span>{t('townHall.decidedOn', { date: plainDay(decidedOn, words) })}</span>
            <span>
              {t('townHall.displayed', {
                from: plainDay(dayIn(publishedAt, town.timezone), words),
                to: plainDay(displayedUntil, words),
              })}
            </span>
            {replacedBy !== null && <strong>{t('townHall.corrected')}</strong>}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Opposition({ town, opposition: { texts, groups } }: { town: TownCard; opposition: OppositionSpace }) {
  const { t, to, words } = useReader()
  return (
    <Block id="opposition" title={t('townHall.opposition')}>
      <p>{t('townHall.oppositionLead')}</p>
      {texts.length === 0 && <p>{t('townHall.oppositionNone', { groups: groups.join(', ') })}</p>}
      <ul class="list">
        {texts.map(({ group, name, section, path, publishedAt }) => (
          <li>
            <h3 class="list__name">
              <a href={to(recordPath(town.slug, section, path))}>{name}</a>
            </h3>
            <p class="line__facts">
              <span>{group}</span>
              <span>{plainDay(dayIn(publishedAt, town.timezone), words)}</span>
            </p>
          </li>
        ))}
      </ul>
    </Block>
  )
}

async function actPage(c: SiteContext, deps: Deps) {
  const { town } = c.var
  const act = await readAct(deps.db, town.code, Number(c.req.param('act')))
  if (!act) return c.notFound()
  return show(c, deps, { town, body: <ActBody town={town} act={act} />, head: { title: act.title } })
}

export function ActBody({ town, act }: { town: TownCard; act: Act }) {
  const { t, to, words } = useReader()
  const path = (id: number | string) => to(townPath(town.slug, 'mairie', 'actes', String(id)))
  const published = plainDay(dayIn(act.publishedAt, town.timezone), words)
  return (
    <article>
      <p class="crumbs">
        <a href={to(townPath(town.slug, 'mairie'))}>{t('townHall.title')}</a>
      </p>
      <div class="page-head">
        <h1>{act.title}</h1>
        <p>
          {t(`townHall.act.${act.kind}`)}. {t('townHall.decidedOn', { date: plainDay(act.decidedOn, words) })}.
        </p>
      </div>
      {act.replacedBy !== null && (
        <Empty>
          <p>
            <a href={path(act.replacedBy)}>{t('townHall.seeCorrection')}</a>
          </p>
        </Empty>
      )}
      {act.replaces !== null && (
        <p>
          <a href={path(act.replaces)}>{t('townHall.seeCorrected')}</a>
        </p>
      )}
      {act.body && <MarkdownText text={act.body} />}
      {act.fileName && (
        <p>
          <a class="button" href={path(`${act.id}.pdf`)} download>
            {t('townHall.download')}
          </a>
        </p>
      )}
      <Block id="preuve" title={t('townHall.proof')}>
        <p>{t('townHall.proofText', { from: published, to: plainDay(act.displayedUntil, words) })}</p>
        <p class="list__facts">{t('townHall.digest')}</p>
        <p class="letter">
          <code>{act.digest}</code>
        </p>
      </Block>
    </article>
  )
}

async function actFile(c: SiteContext, deps: Deps) {
  const id = Number((c.req.param('file') ?? '').replace('.pdf', ''))
  const file = await readActFile(deps.db, c.var.town.code, id)
  if (!file) return c.notFound()
  return c.body(new Uint8Array(file.bytes), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${c.var.town.slug}-acte-${id}.pdf"`,
  })
}

async function feed(c: SiteContext, deps: Deps) {
  const { town, language } = c.var
  const { t } = wordsFor(c)
  const [acts, notices] = await Promise.all([townActs(deps.db, town.code), townNotices(deps.db, town.code)])
  const page = `${originOf(c, deps)}${localPath(c.var.language, townPath(town.slug, 'mairie'))}`
  const items = [
    ...acts.map((act) => ({
      id: `act-${act.id}`,
      name: act.title,
      url: `${page}/actes/${act.id}`,
      datePublished: act.publishedAt.toISOString(),
    })),
    ...notices.map((notice) => ({
      id: `notice-${notice.publication}`,
      name: notice.name,
      description: notice.text,
      url: `${page}#avis`,
      datePublished: notice.from,
    })),
  ].sort((a, b) => Date.parse(b.datePublished) - Date.parse(a.datePublished))
  const records = items
    .slice(0, 50)
    .map((item) => ({ type: 'Article', ...item, id: `urn:wiker:${item.id}` }) as CanonicalRecord)
  let text = ''
  for await (const piece of writers.rss.write(given(records), {
    title: `${t('townHall.title')} – ${town.name}`,
    page,
    url: `${page}.rss`,
    language,
    timezone: town.timezone,
    now: deps.clock().toISOString(),
  }))
    text += piece
  for (const [name, value] of openHeaders) c.header(name, value)
  return c.body(text, 200, { 'content-type': writers.rss.mediaType })
}

async function* given(records: CanonicalRecord[]): AsyncGenerator<CanonicalRecord> {
  yield* records
}
