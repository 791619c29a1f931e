import type { Section } from '@wiker/town/types.ts'
import { sectionPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import type { SiteContext } from '../server/deps.ts'
import { type PageDeps, show, wordsFor } from './show.tsx'

/** 410: its source no longer announces it. Said with its name, so that nobody waits at the door. */
export function gonePage(
  c: SiteContext,
  deps: PageDeps,
  gone: { name: string; section: Section; on: string; hidden: boolean },
) {
  const { t } = wordsFor(c)
  return show(c, deps, {
    town: c.var.town,
    section: gone.section,
    status: 410,
    body: <GoneBody slug={c.var.town.slug} {...gone} />,
    head: { title: t('gone.title'), noindex: true },
  })
}

interface GoneProps {
  slug: string
  name: string
  section: Section
  on: string
  /** By a person's decision: its name is told no more. */
  hidden: boolean
}

export function GoneBody({ slug, name, section, on, hidden }: GoneProps) {
  const { to, t, words } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{hidden ? t('gone.title') : name}</h1>
      </div>
      <Empty>
        <p>
          <strong>{hidden ? t('order.gone.hidden') : t('gone.text', { date: plainDay(on, words) })}</strong>
        </p>
        <p>
          <a class="tall" href={to(sectionPath(slug, section))}>
            {t(`section.${section}`)}
          </a>
        </p>
      </Empty>
    </>
  )
}
