import type { TownCard } from '@wiker/town/types.ts'
import { sectionPath, townPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { longDay, nearDay } from '../formatting/dates.ts'
import { askedPage, wordsFor } from '../pages/show.tsx'
import { showBare } from '../print/bare.tsx'
import { QrCode } from '../print/week.tsx'
import { bareAddress } from '../print/week-sheet.ts'
import type { Deps, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { readShown, type Shown } from './shown.ts'

/** Things on one turn of the screen, an alert counted as one: what is read from the other side of a hall in twenty seconds. */
const onScreen = 5
/** Events on a turn, however many the alerts. */
const fewestEvents = 2
const turnSeconds = 20
const daysAhead = 14

/** `/{town}/ecran`: for the display in the town hall's entrance. It turns by itself, with or without JavaScript. */
export async function screenPage(c: SiteContext, deps: Deps) {
  const { town, today, language } = c.var
  // An alert begins and ends at its hour: nothing of this is kept.
  c.header('cache-control', 'no-store')
  const shown = await readShown(deps.db, { town, today, now: deps.clock(), days: daysAhead }, wordsFor(c))
  const size = Math.max(fewestEvents, onScreen - shown.alerts.length)
  const turns = Math.max(1, Math.ceil(shown.items.length / size))
  const turn = Math.min(askedPage(c), turns)
  const next = localPath(
    language,
    withQuery(townPath(town.slug, 'ecran'), { page: turn < turns ? turn + 1 : undefined }),
  )
  return showBare(c, deps, {
    title: wordsFor(c).t('screen.title', { town: town.name }),
    colour: town.colour,
    kind: 'screen',
    elements: ['town-screen'],
    refresh: { seconds: turnSeconds, to: next },
    body: <ScreenBody town={town} shown={shown} size={size} turn={turn} turns={turns} />,
  })
}

interface Props {
  town: Pick<TownCard, 'name' | 'slug' | 'timezone'>
  shown: Shown
  /** Events on a turn. */
  size: number
  turn: number
  turns: number
}

export function ScreenBody({ town, shown, size, turn, turns }: Props) {
  const { t, to, words, today, publicUrl } = useReader()
  const items = shown.items.slice((turn - 1) * size, turn * size)
  const address = publicUrl + to(sectionPath(town.slug, 'agenda'))
  return (
    <div class="screen__page">
      <header class="screen__head">
        <h1>{town.name}</h1>
        <p class="screen__today">
          {longDay(today, words, today)} <span class="screen__clock" data-zone={town.timezone} />
        </p>
      </header>
      {shown.alerts.map((alert) => (
        <p class={`screen__alert screen__alert--${alert.severity}`}>
          <strong>{alert.name}</strong> {alert.until} {alert.example && <em>{alert.example}</em>}
        </p>
      ))}
      {items.length === 0 && <p class="screen__empty">{t('screen.empty', { town: town.name })}</p>}
      <ul class="screen__list">
        {items.map((item) => (
          <li class={item.cancelled ? 'screen__item screen__item--cancelled' : 'screen__item'}>
            <p class="screen__when">
              <span>{nearDay(item.day, today, words) ?? longDay(item.day, words, today)}</span>{' '}
              <strong>{item.hour}</strong>
            </p>
            <div>
              <h2>
                {item.cancelled ? <s>{item.name}</s> : item.name}
                {item.status && <span class="screen__mark">{item.status}</span>}
                {item.example && <span class="screen__mark">{item.example}</span>}
              </h2>
              <p>{[item.where, item.price, item.advert].filter(Boolean).join(' – ')}</p>
            </div>
          </li>
        ))}
      </ul>
      <footer class="screen__foot">
        <p>
          {t('screen.foot', { address: bareAddress(publicUrl + to(townPath(town.slug))) })}
          {turns > 1 && <span class="screen__turn">{t('screen.turn', { turn, turns })}</span>}
        </p>
        <QrCode address={address} />
      </footer>
    </div>
  )
}
