import type { TownCard, Undated, UndatedLine } from '@wiker/town/types.ts'
import { longDay } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import { AdvertiserLabel } from './advertiser.tsx'
import { Category } from './category.tsx'
import { DataAge } from './data-age.tsx'
import { recordPath } from './links.ts'
import { useReader } from './reader.ts'
import { Block } from './section.tsx'

/** The words of a source are shown as they are, up to this many characters. */
const longestWords = 160

/** What has no day of its own: told by its source's words, under headings that promise none. */
export function UndatedBlocks({ undated, town }: { undated: Undated; town: TownCard }) {
  const { t } = useReader()
  const blocks = [
    { id: 'chaque-annee', title: t('undated.yearly'), lines: undated.yearly },
    { id: 'activites-regulieres', title: t('undated.regular'), lines: undated.regular },
    { id: 'dates-a-confirmer', title: t('undated.unconfirmed'), lines: undated.unconfirmed },
  ]
  return (
    <>
      {blocks.map(
        ({ id, title, lines }) =>
          lines.length > 0 && (
            <Block title={title} id={id}>
              <UndatedList lines={lines} town={town} />
            </Block>
          ),
      )}
    </>
  )
}

export function UndatedList({ lines, town }: { lines: UndatedLine[]; town: TownCard }) {
  return (
    <ul class="list">
      {lines.map((line) => (
        <UndatedItem line={line} town={town} />
      ))}
    </ul>
  )
}

function UndatedItem({ line, town }: { line: UndatedLine; town: TownCard }) {
  const { to, t, words, today } = useReader()
  const said = line.words && line.words.length > longestWords ? `${line.words.slice(0, longestWords)}…` : line.words
  return (
    <li>
      <p class="list__name">
        <a href={to(recordPath(town.slug, line.section, line.path))}>{readableName(line.name)}</a>
      </p>
      {line.advertiser && <AdvertiserLabel advertiser={line.advertiser} />}
      {line.next ? (
        <p class="rule">
          <time datetime={line.next}>{longDay(line.next, words, today)}</time>
          <span class="list__facts"> {t('date.reckoned')}</span>
        </p>
      ) : (
        said && <p class="rule">{said}</p>
      )}
      <p class="line__facts">
        {line.placeName && <span>{readableName(line.placeName)}</span>}
        {line.category && <Category category={line.category} />}
        <DataAge date={line.credit.dataDate} />
      </p>
    </li>
  )
}
