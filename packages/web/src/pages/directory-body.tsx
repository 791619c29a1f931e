import type { FamilyShelf } from '@wiker/town/directory/families.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { BlockCredits, creditsOf } from '../components/block-credits.tsx'
import { FindInList } from '../components/forms.tsx'
import { sectionPath, townPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { RecordItem } from '../components/record.tsx'
import { Block, Empty } from '../components/section.tsx'

/** Who is who and what is where, family by family: one looks for a restaurant, not for the letter R. */
export function DirectoryBody({ town, shelves }: { town: TownCard; shelves: FamilyShelf[] }) {
  const { to, t } = useReader()
  const path = sectionPath(town.slug, 'directory')
  return (
    <>
      <div class="page-head">
        <h1>{t('section.directory')}</h1>
        <p>{t('list.intro.directory', { town: town.name })}</p>
      </div>
      {shelves.length === 0 ? (
        <Empty>
          <p>
            <strong>{t('empty.directory', { town: town.name })}</strong>
          </p>
          <p>
            <a class="tall" href={to(townPath(town.slug))}>
              {t('empty.back', { town: town.name })}
            </a>
          </p>
        </Empty>
      ) : (
        <>
          <FindInList path={path} />
          <nav class="jumps" aria-label={t('directory.families')}>
            <ul class="chips">
              {shelves.map(({ family, count }) => (
                <li>
                  <a class="chip" href={`#${family}`}>
                    {t(`family.${family}`)} {count > 0 && <span class="count">{count}</span>}
                  </a>
                </li>
              ))}
              <li>
                <a class="chip chip--other" href={to(withQuery(path, { order: 'name' }))}>
                  {t('directory.alphabet')}
                </a>
              </li>
            </ul>
          </nav>
        </>
      )}
      {shelves.map(({ family, lines, count, all }) => (
        <Block
          title={t(`family.${family}`)}
          id={family}
          more={
            all > lines.length
              ? { href: to(withQuery(path, { family })), text: t('directory.all', { count: Math.max(count, 1) }) }
              : undefined
          }
        >
          <ul class="list list--columns">
            {lines.map((line) => (
              <RecordItem line={line} town={town} section="directory" />
            ))}
          </ul>
          <BlockCredits credits={creditsOf(lines)} page={`${path}#${family}`} />
          {all > lines.length && (
            <p>
              <a class="tall" href={to(withQuery(path, { family }))}>
                {t('directory.more', { count: all - lines.length })}
              </a>
            </p>
          )}
        </Block>
      ))}
    </>
  )
}
