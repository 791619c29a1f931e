import { countryOf } from '@wiker/platform/countries/countries.ts'
import type { ComingHoliday } from '@wiker/town/types.ts'
import { dayPeriod } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import { useReader } from './reader.ts'

interface Props {
  holidays: ComingHoliday[]
  /** The zone whose school holidays are not known: said, with the page where they are published. */
  unknownIn?: string | null | undefined
  /** The country whose ministry publishes it. */
  country?: string | undefined
}

export function Holidays({ holidays, unknownIn, country }: Props) {
  const { t, words, today } = useReader()
  const official = country && countryOf(country).holidays.school.official
  if (holidays.length === 0 && !unknownIn) return null
  return (
    <section class="panel" aria-labelledby="vacances">
      <h2 id="vacances">{t('home.holidays')}</h2>
      {unknownIn && (
        <p class="list__facts">
          {t('holiday.unknown', { year: schoolYear(today), zone: unknownIn })}{' '}
          {official && <a href={official}>{t('holiday.official')}</a>}
        </p>
      )}
      <ul class="list">
        {holidays.map((holiday) => (
          <li>
            <strong>{readableName(holiday.name)}</strong>
            <br />
            <span class="list__facts">
              {dayPeriod(holiday.starts, holiday.ends, words, today)}
              {holiday.kind === 'school' && holiday.zone && ` (${t('holiday.zone', { zone: holiday.zone })})`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** `2026-2027`: a school year begins with August's end. */
function schoolYear(today: string): string {
  const begins = Number(today.slice(0, 4)) - (today.slice(5, 7) < '08' ? 1 : 0)
  return `${begins}-${begins + 1}`
}
