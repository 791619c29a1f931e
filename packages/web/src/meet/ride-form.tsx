import { rideKinds, rideWays } from '@wiker/town/meeting/going/rides.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { longDay } from '../formatting/dates.ts'
import { ChoiceField, ProblemList, type Problems, TextField } from '../pages-of/fields.tsx'
import type { ShownEvent } from './event-subject.ts'
import { SelectField } from './fields.tsx'

export interface RideTyped {
  kind?: string | undefined
  way?: string | undefined
  day?: string | undefined
  place?: string
  leaves?: string
  seats?: string
  note?: string
}

/** Offering seats, or asking for some. Who is not signed in is led there first. */
export function RideForm({
  page,
  path,
  problems,
  typed = {},
}: {
  page: ShownEvent
  path: string
  problems: Problems
  typed?: RideTyped | undefined
}) {
  const { t, to, person } = useReader()
  if (!person) {
    return (
      <p class="actions">
        <a class="button" href={to(`/connexion?page=${encodeURIComponent(`${path}/covoiturage`)}`)} rel="nofollow">
          {t('meet.ride.signIn')}
        </a>
      </p>
    )
  }
  return <RideFields page={page} path={path} problems={problems} typed={typed} />
}

export function RideFields({
  page,
  path,
  problems,
  typed,
}: {
  page: ShownEvent
  path: string
  problems: Problems
  typed: RideTyped
}) {
  const { t, to, words, today } = useReader()
  const [first, ...others] = page.days
  return (
    <Block id="proposer" title={t('meet.ride.add')}>
      <form class="report" method="post" action={to(`${path}/covoiturage`)}>
        <ProblemList problems={problems} />
        <ChoiceField
          name="kind"
          label={t('meet.ride.kind')}
          options={rideKinds.map((kind) => ({ value: kind, label: t(`meet.ride.kind.${kind}`) }))}
          value={typed.kind}
          problems={problems}
        />
        {others.length === 0 && first && <input type="hidden" name="day" value={first.day} />}
        {others.length > 0 && (
          <SelectField
            name="day"
            label={t('meet.going.day')}
            options={page.days.map(({ day }) => ({ value: day, label: longDay(day, words, today) }))}
            value={typed.day}
            problems={problems}
          />
        )}
        <TextField
          name="place"
          label={t('meet.ride.place')}
          hint={t('meet.ride.placeHint')}
          value={typed.place}
          maxlength={80}
          problems={problems}
        />
        <SelectField
          name="way"
          label={t('meet.ride.way')}
          options={rideWays.map((way) => ({ value: way, label: t(`meet.ride.way.${way}`) }))}
          value={typed.way}
        />
        <TextField name="leaves" label={t('meet.ride.leaves')} value={typed.leaves} maxlength={40} />
        <TextField
          name="seats"
          inputmode="numeric"
          label={t('meet.ride.seats')}
          value={typed.seats ?? '1'}
          problems={problems}
        />
        <TextField
          name="note"
          label={t('meet.ride.note')}
          hint={t('meet.consent.ride')}
          value={typed.note}
          problems={problems}
        />
        <button class="button" type="submit">
          {t('meet.ride.send')}
        </button>
      </form>
    </Block>
  )
}
