import type { TownCard } from '@wiker/town/types.ts'
import { townPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { isWork, type TownTool } from './town-tools.ts'
import type { Waiting } from './waiting.ts'

/** One line of work: how many, of what, and where it is done. */
export interface WorkLine {
  path: string
  text: string
}

/** What waits in a town for who has these tools, the most pressing first. */
export function useWork(town: TownCard, tools: TownTool[], waiting: Waiting): WorkLine[] {
  const { t } = useReader()
  return tools.filter(isWork).flatMap(({ path, waits }) => {
    const count = waiting[path]
    return count > 0 ? [{ path: `/bureau/${town.slug}/${path}`, text: t(waits, { count }) }] : []
  })
}

export function WorkList({ lines }: { lines: WorkLine[] }) {
  const { to } = useReader()
  return (
    <ul class="list work">
      {lines.map(({ path, text }) => (
        <li>
          <a href={to(path)}>{text}</a>
        </li>
      ))}
    </ul>
  )
}

const groups = ['people', 'facts', 'site'] as const

/** All the pages of a town's desk, told apart by what they are about. */
export function TownToolbox({ town, tools }: { town: TownCard; tools: TownTool[] }) {
  const { t, to } = useReader()
  const base = `/bureau/${town.slug}`
  return (
    <Block id="tout" title={t('desk.all')}>
      <div class="toolbox">
        {groups.map((group) => {
          const links = tools.filter((tool) => tool.group === group)
          if (links.length === 0 && group === 'people') return null
          return (
            <section aria-labelledby={`bureau-${group}`}>
              <h3 id={`bureau-${group}`}>{t(`desk.group.${group}`)}</h3>
              <ul>
                {group === 'facts' && (
                  <li>
                    <a href={to('/bureau/sources')}>{t('desk.sources.title')}</a>
                  </li>
                )}
                {links.map(({ path, name }) => (
                  <li>
                    <a href={to(`${base}/${path}`)}>{t(name)}</a>
                  </li>
                ))}
                {group === 'site' && (
                  <li>
                    <a href={to(townPath(town.slug))}>{t('order.place.site', { town: town.name })}</a>
                  </li>
                )}
              </ul>
            </section>
          )
        })}
      </div>
    </Block>
  )
}

interface Props {
  town: TownCard
  tools: TownTool[]
  waiting: Waiting
  /** Sources that need a look. */
  toSee: number
}

/** A town's desk whole: what waits, then every page there is. */
export function TownDesk({ town, tools, waiting, toSee }: Props) {
  const { t, to } = useReader()
  const lines = useWork(town, tools, waiting)
  if (toSee > 0) lines.push({ path: '/bureau/sources', text: t('desk.sources.waiting', { count: toSee }) })
  const speaks = tools.some(({ path }) => path === 'mairie')
  return (
    <>
      {speaks && (
        <p class="actions">
          <a class="button" href={to(`/bureau/${town.slug}/mairie`)}>
            {t('desk.speak')}
          </a>
        </p>
      )}
      <Block id="attend" title={t('desk.waiting')}>
        {lines.length === 0 ? <p>{t('desk.waiting.none')}</p> : <WorkList lines={lines} />}
      </Block>
      <TownToolbox town={town} tools={tools} />
    </>
  )
}
