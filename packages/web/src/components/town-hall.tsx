import type { RecordLine, TownCard } from '@wiker/town/types.ts'
import { readableName } from '../formatting/names.ts'
import { phone, phoneLink } from '../formatting/quantities.ts'
import { DataAge } from './data-age.tsx'
import { Icon } from './icon.tsx'
import { recordPath } from './links.ts'
import { OpeningTable, OpenState } from './opening.tsx'
import { useReader } from './reader.ts'
import { factsOf } from './record.tsx'

/** A town may have annexes: the one whose hours are known, else the one with the shortest name. */
export function mainTownHall(lines: RecordLine[]): RecordLine | undefined {
  const halls = lines.filter(({ category }) => category === 'town-hall')
  const withHours = halls.filter(({ record }) => factsOf(record).openingHours)
  return (withHours.length > 0 ? withHours : halls).toSorted((a, b) => a.name.length - b.name.length)[0]
}

/** The town hall's own panel: whether it is open, its week, how old that is, and its number. */
export function TownHall({ line, town }: { line: RecordLine; town: TownCard }) {
  const { to } = useReader()
  const facts = factsOf(line.record)
  return (
    <section class="panel" aria-labelledby="mairie">
      <h2 id="mairie">
        <a class="plain-link" href={to(recordPath(town.slug, 'practical', line.path))}>
          {readableName(line.name)}
        </a>
      </h2>
      {facts.openingHours && (
        <OpenState value={facts.openingHours} timezone={town.timezone} date={line.credit.dataDate} alone={false} />
      )}
      {facts.openingHours && <OpeningTable value={facts.openingHours} />}
      <p class="line__facts">
        {facts.streetAddress && <span>{facts.streetAddress}</span>}
        <DataAge date={line.credit.dataDate} />
      </p>
      {facts.telephone && (
        <p class="actions">
          <a class="button" href={phoneLink(facts.telephone)}>
            <Icon name="phone" />
            {phone(facts.telephone)}
          </a>
        </p>
      )}
    </section>
  )
}
