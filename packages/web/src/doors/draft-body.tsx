import type { SimilarThing } from '@wiker/harvest'
import type { DoorDraft, DoorItem, OriginField } from '@wiker/town/doors/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { StatusBadge } from '../components/status.tsx'
import { DeskHead } from '../desk/town.tsx'
import { LongField, ProblemList, type Problems, TextField } from '../pages-of/fields.tsx'
import { longest } from '../publish/proposal.ts'
import type { WhenRead } from '../publish/read-when.ts'
import { SimilarChoice } from '../publish/similar.tsx'
import { WhenField } from '../publish/when-field.tsx'
import { WhenShown } from '../publish/when-shown.tsx'
import { OriginView } from './origin-view.tsx'
import { problemInWords } from './problems.ts'
import { type DraftTyped, isRedated } from './typed.ts'
import { quoteOf } from './zones.ts'

interface Props {
  town: TownCard
  item: DoorItem
  draft: DoorDraft
  /** Drafts of the same item that wait for a word. */
  open: number
  typed: DraftTyped
  /** What the dates that were read mean. */
  when: WhenRead | undefined
  similar: SimilarThing[]
  problems?: Problems
  unanswered?: boolean
  refusal?: string
}

/** One announcement to be: where each value was read, beside the form in which a person says that it is so, or puts it right. */
export function DraftBody(props: Props) {
  const { town, item, draft, open, problems = {}, refusal } = props
  const { t, to, words } = useReader()
  const base = `/bureau/${town.slug}/apporter`
  return (
    <>
      <DeskHead title={t('doors.check')} lead={t('doors.checkLead')} wrong={refusal} />
      <p>
        <a class="tall" href={to(open > 1 ? `${base}/${item.id}` : base)}>
          {open > 1 ? t('doors.backToList', { count: open }) : t('doors.back')}
        </a>
      </p>
      {!item.known && item.sender && (
        <p class="notice door-sender">{t('doors.unknownSender', { address: item.sender })}</p>
      )}
      {[...(item.problem ? [item.problem] : []), ...draft.unknown].map((problem) => (
        <p class="notice">{problemInWords(problem, words)}</p>
      ))}
      <ProblemList problems={problems} />
      <div class="door-pair">
        <OriginView item={item} origins={draft.origins} picture={to(`${base}/${item.id}/image`)} />
        {draft.state === 'open' ? <DraftForm {...props} /> : <p>{t('doors.gone')}</p>}
      </div>
    </>
  )
}

function DraftForm({ town, item, draft, typed, when, similar, problems = {}, unanswered = false }: Props) {
  const { t, to } = useReader()
  const { origins, fields } = draft
  const told = (field: OriginField) => {
    const quote = quoteOf(origins[field], item.text)
    return quote ? t('doors.quote', { text: quote.slice(0, 160) }) : t('doors.notFound')
  }
  return (
    <form class="report" method="post" action={to(`/bureau/${town.slug}/apporter/${item.id}/${draft.number}`)}>
      <h2>{t('doors.announcement')}</h2>
      <TextField
        name="name"
        label={t('propose.name')}
        hint={told('name')}
        value={typed.name}
        maxlength={longest.name}
        problems={problems}
        required
      />
      <StatusBadge status={fields.status} />
      {fields.dates && when && !isRedated(typed) ? (
        <>
          <p class="field__hint" id="lues-aide">
            {told('dates')}
          </p>
          <div id={problems.when ? undefined : 'when-lues'}>
            <WhenShown read={when} timezone={town.timezone} />
          </div>
          <details class="fold" open={problems.when !== undefined}>
            <summary>{t('doors.otherDates')}</summary>
            <WhenField typed={typed.when} town={town} problem={problems.when} />
          </details>
        </>
      ) : (
        <WhenField
          typed={typed.when}
          town={town}
          read={when && { when, timezone: town.timezone }}
          problem={problems.when}
        />
      )}
      <place-field data-source={to('/proposer/lieux')}>
        <input type="hidden" name="commune" value={town.slug} />
        <TextField
          name="place"
          label={t('propose.place')}
          hint={told('place')}
          value={typed.place}
          maxlength={longest.place}
          autocomplete="off"
        />
        <TextField
          name="street"
          label={t('propose.street')}
          hint={told('street')}
          value={typed.street}
          maxlength={longest.street}
        />
      </place-field>
      <TextField
        name="organizer"
        label={t('propose.organizer')}
        hint={told('organizer')}
        value={typed.organizer}
        maxlength={longest.organizer}
      />
      <TextField
        name="price"
        label={t('propose.price')}
        hint={told('price')}
        value={typed.price}
        maxlength={longest.price}
      />
      <label class="choice">
        <input type="checkbox" name="free" value="1" checked={typed.free} />
        <span>{t('propose.free')}</span>
      </label>
      <LongField
        name="description"
        label={t('propose.description')}
        value={typed.description}
        rows={5}
        maxlength={longest.description}
      />
      {item.picture && (
        <label class="choice">
          <input type="checkbox" name="poster" value="1" checked={typed.poster} />
          <span>{t('doors.poster')}</span>
        </label>
      )}
      {similar.length > 0 && <SimilarChoice similar={similar} town={town} unanswered={unanswered} />}
      <div class="actions">
        <button class="button" type="submit" name="do" value="confirmer">
          {t('doors.confirm')}
        </button>
        <button class="button button--quiet" type="submit" name="do" value="ecarter" formnovalidate>
          {t('doors.aside')}
        </button>
      </div>
    </form>
  )
}
