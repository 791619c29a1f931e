import { useReader } from '../components/reader.ts'
import { fieldInWords, machineFields, valueInWords } from './values.ts'

/** Told by the title, or of no use to who compares. */
const unsaid = new Set([
  ...machineFields,
  'type',
  'id',
  'identifier',
  'name',
  'provenance',
  'warnings',
  'additional',
  'latitude',
  'longitude',
])
const first = ['startDate', 'endDate', 'recurrence', 'eventStatus', 'location', 'streetAddress', 'description']

/** All that a record says, for who must decide on it: field by field, in words. */
export function RecordFactsList({ record, timezone }: { record: object; timezone: string }) {
  const { words, today } = useReader()
  const rank = ([field]: [string, unknown]) => (first.includes(field) ? first.indexOf(field) : first.length)
  const told = Object.entries(record)
    .filter(([field, value]) => !unsaid.has(field) && value !== null && value !== undefined && value !== '')
    .filter(([field, value]) => !(field === 'eventStatus' && value === 'scheduled'))
    .sort((a, b) => rank(a) - rank(b))
  return (
    <dl class="told">
      {told.map(([field, value]) => {
        const said = valueInWords(field, value, { words, timezone, today })
        return (
          <div>
            <dt>{fieldInWords(field, words)}</dt>
            <dd>{said.length > 400 ? `${said.slice(0, 400)}…` : said}</dd>
          </div>
        )
      })}
    </dl>
  )
}
