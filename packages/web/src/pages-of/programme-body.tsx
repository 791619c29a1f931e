import type { Page } from '@wiker/town/pages/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { longDay } from '../formatting/dates.ts'
import { hour } from '../formatting/hours.ts'
import { recurrenceInWords } from '../formatting/recurrence.ts'
import { LongField } from './fields.tsx'
import type { Programme, ProgrammeRow } from './read-programme.ts'
import { SpaceHead } from './space-head.tsx'

export interface ProgrammeProps {
  page: Page
  town: TownCard
  pasted?: string
  problem?: string
  /** What was understood, before anything is kept. */
  programme?: Programme
  /** The file that was read: `<digest>/<name>`. */
  kept?: string
}

export function ProgrammeBody({ page, town, pasted, problem, programme, kept }: ProgrammeProps) {
  const { t, to } = useReader()
  const action = to(`/mon-espace/${page.id}/programme`)
  return (
    <>
      <SpaceHead page={page} title={t('season.title')} lead={t('season.lead')} problem={problem} />
      {programme ? (
        <form method="post" action={action}>
          <input type="hidden" name="garde" value={kept} />
          <Understood programme={programme} town={town} />
          <p class="actions">
            {programme.rows.some((row) => row.ok) && (
              <>
                <button class="button" type="submit" name="do" value="brouillons">
                  {t('season.drafts')}
                </button>
                <button class="button button--quiet" type="submit" name="do" value="publier">
                  {t('season.publish')}
                </button>
              </>
            )}
            <a class="button button--quiet" href={action}>
              {t('season.again')}
            </a>
          </p>
        </form>
      ) : (
        <form class="report" method="post" action={action} enctype="multipart/form-data">
          <LongField
            name="lignes"
            label={t('season.paste')}
            hint={t('season.pasteHint')}
            value={pasted}
            rows={8}
            maxlength={200_000}
          />
          <label class="field">
            <span>{t('season.file')}</span>
            <input type="file" name="fichier" accept=".csv,.tsv,.txt,.xlsx,.xls,.ods" />
          </label>
          <button class="button" type="submit">
            {t('season.look')}
          </button>
        </form>
      )}
    </>
  )
}

/** Each line with the day it means, to be ticked; and each that is none, with why. */
function Understood({ programme, town }: { programme: Programme; town: TownCard }) {
  const { t } = useReader()
  const { rows, cut } = programme
  const wrong = rows.filter((row) => !row.ok).length
  return (
    <Block id="compris" title={t('season.understood', { count: rows.length - wrong })}>
      {wrong > 0 && <p class="notice notice--alert">{t('season.wrong', { count: wrong })}</p>}
      {cut && <p class="notice">{t('season.cut', { count: rows.length })}</p>}
      <ol class="list">
        {rows.map((row) => (
          <Row row={row} town={town} />
        ))}
      </ol>
    </Block>
  )
}

function Row({ row, town }: { row: ProgrammeRow; town: TownCard }) {
  const { t, words, today } = useReader()
  if (!row.ok) {
    return (
      <li>
        <p class="list__name">{row.text || t('season.row', { row: row.row })}</p>
        <p class="field__problem">{t('season.rowWrong', { row: row.row, problem: row.problem })}</p>
      </li>
    )
  }
  const { name, startDate, location, recurrence } = row.record as typeof row.record & {
    location?: { name?: string }
    recurrence?: Parameters<typeof recurrenceInWords>[0]
  }
  const starts = startDate.includes('T') ? hour(startDate, town.timezone, words) : t('hour.unknown')
  return (
    <li>
      <label class="choice">
        <input type="checkbox" name="ligne" value={String(row.row)} checked />
        <span class="list__name">{name}</span>
      </label>
      <p class="line__facts">
        <span>{longDay(startDate.slice(0, 10), words, today)}</span>
        <span>{starts}</span>
        {recurrence && <span>{recurrenceInWords(recurrence, startDate.slice(0, 10), words)}</span>}
        {location?.name && <span>{location.name}</span>}
      </p>
    </li>
  )
}
