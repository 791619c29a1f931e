import type { WeekLine } from '@wiker/town/network/week.ts'
import { AdvertiserLabel } from '../components/advertiser.tsx'
import { DataAge } from '../components/data-age.tsx'
import { recordPath, townPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { longDay, relativeDay } from '../formatting/dates.ts'
import { clockTime } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'

const daysShown = 4
const linesOfDay = 6

/** What the next days have, whatever the town: markets and one-off events. */
export function NetworkWeek({ lines }: { lines: WeekLine[] }) {
  const { t, words, today } = useReader()
  const days = [...Map.groupBy(lines, ({ day }) => day)].slice(0, daysShown)
  if (days.length === 0) return null
  return (
    <Block title={t('network.around')} id="cette-semaine">
      <div class="week">
        {days.map(([day, all]) => (
          <section aria-labelledby={`j${day}`}>
            <h3 class="day__name" id={`j${day}`}>
              <time datetime={day}>{longDay(day, words, today)}</time>
              {relativeDay(day, today, words) && <span class="day__near">{relativeDay(day, today, words)}</span>}
            </h3>
            <ul class="lines">
              {all.slice(0, linesOfDay).map((line) => (
                <Line line={line} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Block>
  )
}

function Line({ line }: { line: WeekLine }) {
  const { to, t, words } = useReader()
  const section = line.kind === 'market' ? 'practical' : 'agenda'
  return (
    <li class="line" data-colour={line.town.colour}>
      <p class="line__when">{line.time ? clockTime(line.time, words) : <small>{t('hour.unknown')}</small>}</p>
      <div>
        <p class="line__name">
          <a href={to(recordPath(line.town.slug, section, line.path))}>{readableName(line.name)}</a>
        </p>
        {line.advertiser && <AdvertiserLabel advertiser={line.advertiser} />}
        <p class="line__facts">
          <a class="line__town dot" href={to(townPath(line.town.slug))}>
            {line.town.name}
          </a>
          <DataAge date={line.dated} />
        </p>
      </div>
    </li>
  )
}
