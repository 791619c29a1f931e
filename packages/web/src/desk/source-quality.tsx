import { examineSource, readSource, repairSource, type Source, type SourceQuality } from '@wiker/harvest'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { repairWords } from '../formatting/quality.ts'
import { refusalInWords } from '../formatting/refusals.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import { denied, signInFirst } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { capacityForSource } from './access.ts'
import type { DeskPageDeps } from './desk-deps.ts'
import { QualityTable } from './quality-table.tsx'
import { sendRepaired } from './send-repaired.ts'

/** `/bureau/sources/12/qualite`: what its publisher is told of a source, read afresh; `fichier-repare` is the file to take back. */
export function registerSourceQuality(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/sources/:id{[0-9]+}/qualite', (c) => qualityPage(c, deps))
  site.get('/bureau/sources/:id{[0-9]+}/fichier-repare', (c) => repaired(c, deps))
}

/** What the whole network has of a national source is no file of a publisher. */
export function isExamined({ archivedAt, settings }: Pick<Source, 'archivedAt' | 'settings'>): boolean {
  return archivedAt === null && !settings.national
}

async function seen(c: SiteContext, deps: DeskPageDeps): Promise<Source | Response> {
  if (!c.var.person) return signInFirst(c)
  const source = await readSource(deps.people.db, Number(c.req.param('id')))
  if (!source || !isExamined(source) || !capacityForSource(c, 'source.see', source, 'any')) return denied(c, deps)
  return source
}

async function qualityPage(c: SiteContext, deps: DeskPageDeps) {
  const source = await seen(c, deps)
  if (source instanceof Response) return source
  const quality = await examineSource(deps.desk.house, source)
  return show(c, deps, {
    body: <SourceQualityBody source={source} quality={quality} />,
    head: { title: wordsFor(c).t('desk.quality.title', { name: source.name }), noindex: true },
  })
}

async function repaired(c: SiteContext, deps: DeskPageDeps) {
  const source = await seen(c, deps)
  if (source instanceof Response) return source
  const table = Number(asked(c, 'tableau') ?? 0)
  const file = await repairSource(deps.desk.house, source, repairWords, table)
  // The report says why there is none.
  if ('problem' in file) return c.redirect(localPath(c.var.language, `/bureau/sources/${source.id}/qualite`), 303)
  return sendRepaired(c, file)
}

interface Props {
  source: Pick<Source, 'id' | 'name'>
  quality: SourceQuality
}

export function SourceQualityBody({ source, quality: { problem, tables, unreadable } }: Props) {
  const { t, to, words, language } = useReader()
  const page = `/bureau/sources/${source.id}`
  return (
    <>
      <div class="page-head">
        <p>
          <a class="tall" href={to(page)}>
            {source.name}
          </a>
        </p>
        <h1>{t('desk.quality.title', { name: source.name })}</h1>
        <p>{t('desk.quality.lead')}</p>
      </div>
      {problem && (
        <Empty>
          <p role="alert">{refusalInWords(problem, words, language)}</p>
        </Empty>
      )}
      {tables.map((table) => (
        <QualityTable table={table} file={to(`${page}/fichier-repare?tableau=${table.member}`)} />
      ))}
      {!problem && unreadable.length > 0 && (
        <section class="section" aria-labelledby="unreadable">
          <h2 id="unreadable">{t('desk.quality.unreadable')}</h2>
          <ul class="list">
            {unreadable.map(({ path, error }) => (
              <li>
                <p class="list__name">{path}</p>
                <p>{refusalInWords(error, words, language)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
