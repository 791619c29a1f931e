import type { SimilarThing } from '@wiker/harvest'
import type { DoorDraft, DoorItem } from '@wiker/town/doors/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { DeskHead } from '../desk/town.tsx'
import { readableName } from '../formatting/names.ts'
import { recurrenceInWords } from '../formatting/recurrence.ts'
import type { Problems } from '../pages-of/fields.tsx'
import type { WhenRead } from '../publish/read-when.ts'
import { SimilarLink } from '../publish/similar.tsx'
import { occurrenceInWords } from '../publish/when-shown.tsx'
import { OriginView } from './origin-view.tsx'
import { problemInWords } from './problems.ts'
import { rowsOf } from './zones.ts'

export interface DraftLine {
  draft: DoorDraft
  when?: WhenRead
  problems: Problems
  similar: SimilarThing[]
}

interface Props {
  town: TownCard
  item: DoorItem
  /** Those that wait for a word. */
  lines: DraftLine[]
  /** How many more wait than are shown. */
  more: number
  settled: DoorDraft[]
  done: { what: string | undefined; count: number }
}

/** What was read of one thing that came in: its drafts with a tick each, or why there is none, and the thing itself. */
export function ItemBody({ town, item, lines, more, settled, done }: Props) {
  const { t, to, words } = useReader()
  const base = `/bureau/${town.slug}/apporter`
  return (
    <>
      <DeskHead title={t('doors.item', { name: item.name })} said={saidOf()} />
      <p>
        <a class="tall" href={to(base)}>
          {t('doors.back')}
        </a>
      </p>
      {!item.known && item.sender && (
        <p class="notice door-sender">{t('doors.unknownSender', { address: item.sender })}</p>
      )}
      {item.state === 'waiting' ? (
        <Empty>
          <p role="status">{t('doors.state.waiting')}</p>
          <p>
            <a class="button button--quiet" href={to(`${base}/${item.id}`)}>
              {t('doors.refresh')}
            </a>
          </p>
        </Empty>
      ) : (
        <form method="post" action={to(`${base}/${item.id}`)}>
          {item.problem && <p class="notice">{problemInWords(item.problem, words)}</p>}
          {lines.length > 0 && <Drafts town={town} item={item} lines={lines} more={more} />}
          {item.closedAt === null && (
            <div class="actions">
              <button class="button button--quiet" type="submit" name="do" value="saisir">
                {t('doors.type')}
              </button>
              <button class="button button--quiet" type="submit" name="do" value="fermer">
                {t('doors.close')}
              </button>
            </div>
          )}
        </form>
      )}
      {settled.length > 0 && <p>{t('doors.settled', { count: settled.length })}</p>}
      {(item.picture !== null || (item.text !== '' && lines.length === 0)) && (
        <OriginView item={item} origins={{}} picture={to(`${base}/${item.id}/image`)} />
      )}
    </>
  )

  function saidOf(): string | undefined {
    const { what, count } = done
    if (what === 'confirme') return t('doors.said.confirmedSome', { count })
    if (what === 'ecarte') return t('doors.said.aside', { count })
    return what === 'rien' ? t('doors.said.nothing') : undefined
  }
}

function Drafts({ town, item, lines, more }: Pick<Props, 'town' | 'item' | 'lines' | 'more'>) {
  const { t } = useReader()
  const ready = lines.filter(({ problems }) => Object.keys(problems).length === 0)
  return (
    <Block id="lues" title={t('doors.drafts', { count: lines.length + more })}>
      <p>{t('doors.draftsLead')}</p>
      <ol class="list doors__drafts">
        {lines.map((line) => (
          <Draft town={town} item={item} line={line} />
        ))}
      </ol>
      {more > 0 && <p>{t('doors.moreDrafts', { count: more })}</p>}
      {ready.length > 0 && (
        <div class="actions">
          <button class="button" type="submit" name="do" value="confirmer">
            {t('doors.confirmTicked')}
          </button>
          <button class="button button--quiet" type="submit" name="do" value="ecarter">
            {t('doors.asideTicked')}
          </button>
        </div>
      )}
    </Block>
  )
}

/** One draft: what readers would see in a line, the cells it was read in, what is doubtful. Only what is complete and new is ticked. */
function Draft({ town, item, line }: { town: TownCard; item: DoorItem; line: DraftLine }) {
  const { t, to, words, today } = useReader()
  const { draft, when, problems, similar } = line
  const { number, fields, origins } = draft
  const name = readableName(fields.name) || t('doors.nameless')
  const wrong = Object.values(problems)
  const [first] = when?.occurrences ?? []
  const rule =
    fields.dates?.recurrence && recurrenceInWords(fields.dates.recurrence, fields.dates.startDate.slice(0, 10), words)
  const rows = rowsOf(Object.values(origins).flat())
  return (
    <li id={`ligne-${number}`}>
      <label class="choice">
        <input
          type="checkbox"
          name="draft"
          value={String(number)}
          checked={wrong.length === 0 && similar.length === 0}
          disabled={wrong.length > 0}
        />
        <span>
          <strong>{name}</strong>
          {first && `, ${occurrenceInWords(first, words, town.timezone, today)}`}
          {rule && ` (${rule})`}
          {fields.place && `, ${fields.place}`}
        </span>
      </label>
      {rows.length > 0 && <p class="line__facts">{t('doors.readIn', { cells: rows.join(' ; ') })}</p>}
      {wrong.length > 0 && <p class="field__problem">{wrong.join(' ')}</p>}
      {similar.length > 0 && (
        <p class="notice">
          {t('similar.already')} <SimilarLink one={similar[0]!} town={town} />
        </p>
      )}
      <p>
        <a class="tall" href={to(`/bureau/${town.slug}/apporter/${item.id}/${number}`)}>
          {t('doors.open')}
          <span class="visually-hidden"> : {name}</span>
        </a>
      </p>
    </li>
  )
}
