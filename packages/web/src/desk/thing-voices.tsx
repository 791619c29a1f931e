import type { ShownThing, ThingExplanation } from '@wiker/harvest'
import { dayIn } from '@wiker/town/days.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import { RecordFactsList } from './facts.tsx'

type Voice = ThingExplanation['voices'][number]

/** A source, or the hand that typed it. */
export function VoiceName({ voice }: { voice: Voice }) {
  const { t, to } = useReader()
  if (voice.source) return <a href={to(`/bureau/sources/${voice.source.id}`)}>{voice.source.name}</a>
  return <span>{t(`desk.hand.${voice.typedBy ?? 'organiser'}`)}</span>
}

interface VoicesProps {
  explanation: ThingExplanation
  town: TownCard
  /** Whether what one source says may be taken apart from the rest. */
  mayPart: boolean
}

/** Who tells of the thing; what one says can be taken apart. */
export function Voices({ explanation: { id, voices }, town, mayPart }: VoicesProps) {
  const { t, to, words } = useReader()
  return (
    <Block id="voix" title={t('desk.thing.voices')}>
      <ul class="list">
        {voices.map((voice) => (
          <li>
            <p class="list__name">
              <VoiceName voice={voice} />
            </p>
            <p class="line__facts">
              <span>{t(`desk.standing.${voice.standing}`)}</span>
              {voice.source?.licence && <span>{voice.source.licence}</span>}
              <span>{t('desk.thing.changed', { date: plainDay(dayIn(town.timezone, voice.lastChanged), words) })}</span>
            </p>
            {mayPart && voices.length > 1 && (
              <form method="post" action={to('/bureau/fiche/separer')}>
                <input type="hidden" name="id" value={id} />
                <button
                  class="button button--quiet"
                  type="submit"
                  name="record"
                  value={voice.record}
                  aria-label={t('desk.thing.partNamed', { name: voice.source?.name ?? '' })}
                >
                  {t('desk.thing.part')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Block>
  )
}

interface JoinProps {
  thing: ShownThing
  town: TownCard
  words: string | undefined
  found: ShownThing[] | undefined
}

/** Looking for the other record of the same thing, by its name. */
export function Join({ thing, town, words, found }: JoinProps) {
  const { t, to } = useReader()
  return (
    <Block id="joindre" title={t('desk.thing.join')}>
      <p>{t('desk.thing.joinLead')}</p>
      <search>
        <form class="report" method="get" action={to('/bureau/fiche')}>
          <input type="hidden" name="id" value={thing.id} />
          <label class="field">
            <span>{t('desk.thing.find')}</span>
            <input type="search" name="chercher" value={words} maxlength={200} />
          </label>
          <button class="button button--quiet" type="submit">
            {t('desk.thing.searching')}
          </button>
        </form>
      </search>
      {found?.length === 0 && <p role="status">{t('desk.thing.noneFound')}</p>}
      <ul class="list">
        {found?.map((other) => (
          <li>
            <h3 class="list__name">
              <a href={to(withQuery('/bureau/fiche', { id: other.id }))}>{readableName(other.name)}</a>
            </h3>
            <p class="list__facts">{t('desk.from', { sources: other.sources.join(', ') })}</p>
            <RecordFactsList record={other.record} timezone={town.timezone} />
            <form method="post" action={to('/bureau/fiche/joindre')}>
              <input type="hidden" name="id" value={thing.id} />
              <button
                class="button button--quiet"
                type="submit"
                name="other"
                value={other.id}
                aria-label={t('desk.thing.joinNamed', { name: readableName(other.name) })}
              >
                {t('desk.double.same')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </Block>
  )
}
