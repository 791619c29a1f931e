import { readTellings, type TellingLine } from '@wiker/town/meeting/telling/log.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { DeskHead, deskTown } from '../desk/town.tsx'
import { dayIn, longDay } from '../formatting/dates.ts'
import { hour } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import type { MeetDeskDeps } from './desk-routes.ts'

/** `/bureau/{slug}/envois`: what followers were told, and how many they were: numbers, nobody. */
export function registerDeskTellings(site: Site, deps: MeetDeskDeps): void {
  site.get('/bureau/:slug/envois', (c) => tellingsPage(c, deps))
}

async function tellingsPage(c: SiteContext, deps: MeetDeskDeps) {
  const given = await deskTown(c, deps, 'telling.see')
  if (given instanceof Response) return given
  return show(c, deps, {
    body: <DeskTellingsBody town={given.town} lines={await readTellings(deps.people.db, given.town.code)} />,
    head: { title: wordsFor(c).t('meet.tellings.title', { town: given.town.name }), noindex: true },
  })
}

export function DeskTellingsBody({ town, lines }: { town: TownCard; lines: TellingLine[] }) {
  const { t } = useReader()
  return (
    <>
      <DeskHead title={t('meet.tellings.title', { town: town.name })} lead={t('meet.tellings.lead')} />
      {lines.length === 0 ? (
        <Empty>
          <p>{t('meet.tellings.none')}</p>
        </Empty>
      ) : (
        <TellingList lines={lines} timezone={town.timezone} />
      )}
    </>
  )
}

/** Each thing that was told, with "sent to n people". */
export function TellingList({ lines, timezone }: { lines: TellingLine[]; timezone: string }) {
  const { t, words, today } = useReader()
  return (
    <ul class="list">
      {lines.map((line) => (
        <li>
          <p class="list__name">
            {t(`meet.tellings.kind.${line.kind}`)}
            {line.name && ` : ${readableName(line.name)}`}
          </p>
          <p class="line__facts">
            <span>
              {longDay(dayIn(line.at, timezone), words, today)} {hour(line.at.toISOString(), timezone, words)}
            </span>
            <span>{t('meet.tellings.people', { count: line.people })}</span>
            <span>{t('meet.tellings.mails', { count: line.mails })}</span>
            <span>{t('meet.tellings.pushes', { count: line.pushes })}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}
