import type { PreviewRecord } from '@wiker/harvest'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { longDay } from '../formatting/dates.ts'
import { hour } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'
import { phone } from '../formatting/quantities.ts'
import { recurrenceInWords } from '../formatting/recurrence.ts'
import { valueInWords } from './values.ts'

/** The first things of each kind, as readers will see them. */
export function PreviewExamples({ examples, timezone }: { examples: PreviewRecord[]; timezone: string }) {
  const { t } = useReader()
  if (examples.length === 0) return null
  return (
    <Block id="examples" title={t('desk.add.examples')}>
      <ul class="list">
        {examples.map((example) => (
          <Example example={example} timezone={timezone} />
        ))}
      </ul>
    </Block>
  )
}

function Example({ example: { name, record }, timezone }: { example: PreviewRecord; timezone: string }) {
  const { words, today } = useReader()
  const facts: (string | undefined)[] = []
  if (record.type === 'Event' && record.startDate) {
    const day = record.startDate.slice(0, 10)
    facts.push(longDay(day, words, today))
    if (record.startDate.length > 10) facts.push(hour(record.startDate, timezone, words))
    if (record.recurrence) facts.push(recurrenceInWords(record.recurrence, day, words))
  }
  const location = 'location' in record ? record.location : undefined
  facts.push(location?.name ?? undefined)
  if ('streetAddress' in record) facts.push(record.streetAddress ?? undefined)
  if ('telephone' in record && record.telephone) facts.push(phone(record.telephone))
  if ('openingHours' in record && record.openingHours) {
    facts.push(valueInWords('openingHours', record.openingHours, { words, timezone, today }))
  }
  return (
    <li>
      <p class="list__name">{readableName(name)}</p>
      <p class="line__facts">
        {facts.filter(Boolean).map((fact) => (
          <span>{fact}</span>
        ))}
      </p>
    </li>
  )
}
