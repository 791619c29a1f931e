import type { ComingHoliday } from '@wiker/town/types.ts'
import { dayPeriod } from '../formatting/dates.ts'
import { useReader } from './reader.ts'

export function Holidays({ holidays }: { holidays: ComingHoliday[] }) {
  const { t, words, today } = useReader()
  return (
    <section class="panel" aria-labelledby="vacances">
      <h2 id="vacances">{t('home.holidays')}</h2>
      <ul class="list">
        {holidays.map((holiday) => (
          <li>
            <strong>{holiday.name}</strong>
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
