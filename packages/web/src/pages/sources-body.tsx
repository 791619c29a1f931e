import type { TownSource } from '@wiker/town/sources/read.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { licenceName } from '../components/credit.tsx'
import { townPath, webUrl } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { plainDay, publishedDate } from '../formatting/dates.ts'

/** Every source of a town: how much it gives, of which date, under which licence, and what had to be left out. */
export function SourcesBody({ town, sources }: { town: TownCard; sources: TownSource[] }) {
  const { t } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('sources.title')}</h1>
        <p>{t('sources.lead', { town: town.name })}</p>
      </div>
      {sources.length === 0 && (
        <Empty>
          <p>{t('sources.none', { town: town.name })}</p>
        </Empty>
      )}
      <ul class="list">
        {sources.map((source) => (
          <Source source={source} town={town} />
        ))}
      </ul>
    </>
  )
}

function Source({ source, town }: { source: TownSource; town: TownCard }) {
  const { to, t } = useReader()
  const { credit, path, refused, unplaced } = source
  const url = webUrl(credit.url)
  return (
    <li>
      <h2 class="list__name">{url ? <a href={url}>{credit.name}</a> : credit.name}</h2>
      <SourceFacts source={source} />
      {refused + unplaced > 0 && (
        <p class="list__facts">
          <a href={to(townPath(town.slug, 'sources', path))}>{t('source.notShown')}</a>
        </p>
      )}
    </li>
  )
}

/** Who publishes it, how much of the town comes from it, under which licence and of which date. */
export function SourceFacts({ source: { credit, count } }: { source: TownSource }) {
  const { t, words } = useReader()
  const licenceUrl = webUrl(credit.licenceUrl)
  return (
    <>
      <p class="line__facts">
        {credit.publisher && credit.publisher !== credit.name && <span>{credit.publisher}</span>}
        <span>{t('sources.count', { count })}</span>
        {credit.licence && (
          <span>
            {licenceUrl ? (
              <a href={licenceUrl}>{licenceName(credit.licence, words)}</a>
            ) : (
              licenceName(credit.licence, words)
            )}
          </span>
        )}
      </p>
      <p class="list__facts">
        {credit.dataDate && `${t('credit.dated', { date: publishedDate(credit.dataDate, words) })} `}
        {credit.retrieved && t('credit.read', { date: plainDay(credit.retrieved, words) })}
      </p>
    </>
  )
}
