import type { SimilarThing } from '@wiker/harvest'
import type { CanonicalRecord } from '@wiker/model'
import type { KnownPlace } from '@wiker/town/publishing/places.ts'
import type { SameEvening } from '@wiker/town/publishing/same-evening.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import type { PictureDraft } from '../pictures/draft.ts'
import { fieldsOf, type ProposalTyped } from './proposal.ts'
import { PublicationView } from './publication-view.tsx'
import type { ReadProposal } from './read-proposal.ts'
import { SameEveningList, SimilarChoice } from './similar.tsx'
import { WhenNotes } from './when-shown.tsx'

export interface PreviewProps {
  typed: ProposalTyped
  town: TownCard
  record: CanonicalRecord
  read: ReadProposal
  picture: PictureDraft
  similar: SimilarThing[]
  evening: SameEvening[]
  /** What becomes of it when it is sent. */
  next: 'confirm' | 'review' | 'publish'
  /** Nothing was answered to "is it the same?". */
  unanswered?: boolean
}

/** What readers will see, and what is to be known before it is sent. */
export function PreviewBody({
  typed,
  town,
  record,
  read,
  picture,
  similar,
  evening,
  next,
  unanswered = false,
}: PreviewProps) {
  const { t, to } = useReader()
  const kept = { ...fieldsOf(typed), ...pictureFields(picture) }
  return (
    <>
      <div class="page-head">
        <h1>{t('propose.preview.title')}</h1>
        <p>{t('propose.preview.lead', { town: town.name })}</p>
      </div>
      <PublicationView record={record} town={town} when={read.when} />
      {read.when && <WhenNotes read={read.when} timezone={town.timezone} />}
      {read.meant && (
        <form class="ask" method="post" action={to('/proposer')}>
          <Kept fields={{ ...kept, place: read.meant.name, street: read.meant.street ?? '' }} />
          <p>{t('propose.meant', { typed: typed.place, place: meantInWords(read.meant) })}</p>
          <button class="button button--quiet" type="submit" name="do" value="voir">
            {t('propose.meant.yes', { place: read.meant.name })}
          </button>
        </form>
      )}
      <SameEveningList evening={evening} />
      <form class="report" method="post" action={to('/proposer')}>
        <Kept fields={kept} />
        {similar.length > 0 && <SimilarChoice similar={similar} town={town} unanswered={unanswered} />}
        <p>{t(`propose.next.${next}`, { town: town.name, email: typed.email })}</p>
        <p class="actions">
          <button class="button" type="submit" name="do" value="envoyer">
            {t(typed.suivi ? 'propose.sendChange' : 'propose.send')}
          </button>
          <button class="button button--quiet" type="submit" name="do" value="modifier" formnovalidate>
            {t('propose.modify')}
          </button>
        </p>
      </form>
    </>
  )
}

const meantInWords = ({ name, street }: KnownPlace) => (street ? `${name} (${street})` : name)

function Kept({ fields }: { fields: Record<string, string> }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => value !== '' && <input type="hidden" name={name} value={value} />)}
    </>
  )
}

/** A picture that the site keeps already, in the fields that `<PictureField>` sends. */
function pictureFields({ path, alt, credit, licence, rights }: PictureDraft): Record<string, string> {
  if (!path) return {}
  return {
    'photo.path': path,
    'photo.alt': alt,
    'photo.credit': credit,
    'photo.licence': licence,
    'photo.rights': rights ? '1' : '',
  }
}
