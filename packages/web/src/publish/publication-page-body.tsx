import { isDeepStrictEqual } from 'node:util'
import type { CanonicalRecord } from '@wiker/model'
import { canBe } from '@wiker/town/publishing/transitions.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'
import type { PublicationVersion } from '@wiker/town/publishing/versions.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { DeskHead } from '../desk/town.tsx'
import { fieldInWords, machineFields, valueInWords } from '../desk/values.ts'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { hour } from '../formatting/hours.ts'
import { LongField, ProblemList, type Problems, TextField } from '../pages-of/fields.tsx'
import { PublicationView } from './publication-view.tsx'
import type { WhenRead } from './read-when.ts'
import type { Rewritten } from './rewrite.ts'
import { WhenField } from './when-field.tsx'

interface Props {
  publication: Publication
  town: TownCard
  versions: PublicationVersion[]
  when: WhenRead | undefined
  typed: Rewritten
  problems?: Problems | undefined
  said?: boolean
}

export function PublicationPageBody({ publication, town, versions, when, typed, problems, said }: Props) {
  const { t, to } = useReader()
  const { id, record, state, reason } = publication
  const waits = canBe('accept', state)
  const path = `/bureau/publication/${id}`
  return (
    <>
      <DeskHead
        title={t('versions.title', { name: record.name ?? '' })}
        lead={t(`versions.state.${state}`)}
        said={said ? t('versions.saved') : undefined}
      />
      <p>
        <a class="tall" href={to(`/bureau/${town.slug}/propositions`)}>
          {t('versions.toQueue', { town: town.name })}
        </a>
      </p>
      {reason && (
        <blockquote class="prose">
          <p>{reason}</p>
        </blockquote>
      )}
      <PublicationView record={record} town={town} when={when} />
      <Block id="versions" title={t('versions.list')}>
        <ol class="list">
          {versions.map((version, i) => (
            <Version version={version} before={versions[i - 1]?.record} town={town} />
          ))}
        </ol>
      </Block>
      {(waits || canBe('change', state)) && (
        <Block id="reecrire" title={t(waits ? 'versions.acceptWith' : 'versions.rewrite')}>
          <ProblemList problems={problems ?? {}} />
          <Rewrite path={path} record={record} town={town} typed={typed} problems={problems ?? {}} waits={waits} />
        </Block>
      )}
      {canBe('withdraw', state) && !waits && (
        <details class="fold" open={problems?.reason !== undefined}>
          <summary>{t('versions.takeBack')}</summary>
          <form class="report" method="post" action={to(path)}>
            <LongField name="reason" label={t('versions.reason')} problems={problems} rows={3} required />
            <button class="button button--quiet" type="submit" name="do" value="retirer">
              {t('versions.takeBackYes')}
            </button>
          </form>
        </details>
      )}
    </>
  )
}

interface RewriteProps {
  path: string
  record: CanonicalRecord
  town: TownCard
  typed: Rewritten
  problems: Problems
  waits: boolean
}

function Rewrite({ path, record, town, typed, problems, waits }: RewriteProps) {
  const { t, to } = useReader()
  const isEvent = record.type === 'Event'
  return (
    <form class="report" method="post" action={to(path)}>
      <TextField
        name="name"
        label={t(isEvent ? 'propose.name' : 'propose.headline')}
        value={typed.name}
        problems={problems}
        required
      />
      {isEvent && (
        <>
          <WhenField typed={typed.when} town={town} problem={problems.when} />
          <p class="field__hint">{t('versions.whenStays')}</p>
          <TextField name="place" label={t('propose.place')} value={typed.place} />
          <TextField name="street" label={t('propose.street')} value={typed.street} />
          <TextField name="organizer" label={t('propose.organizer')} value={typed.organizer} />
        </>
      )}
      <LongField
        name="text"
        label={t(isEvent ? 'propose.description' : 'propose.text')}
        value={typed.text}
        rows={8}
        maxlength={20_000}
      />
      <button class="button" type="submit" name="do" value="enregistrer">
        {t(waits ? 'versions.acceptWithYes' : 'versions.save')}
      </button>
    </form>
  )
}

function Version({
  version,
  before,
  town,
}: {
  version: PublicationVersion
  before: CanonicalRecord | undefined
  town: TownCard
}) {
  const { t, words, today } = useReader()
  const { act, who, capacity, at } = version
  const date = `${plainDay(dayIn(at, town.timezone), words, today)}, ${hour(at.toISOString(), town.timezone, words)}`
  const changed = before ? fieldsThatDiffer(before, version.record) : []
  return (
    <li>
      <p>
        <strong>{t(`versions.act.${act}`)}</strong>{' '}
        {t('versions.by', { who: who ?? t('versions.nobody'), capacity: t(`versions.capacity.${capacity}`), date })}
      </p>
      {changed.length > 0 && (
        <dl class="facts">
          {changed.map(({ field, from, to }) => (
            <div>
              <dt>{fieldInWords(field, words)}</dt>
              <dd>
                <del>{valueInWords(field, from, { words, timezone: town.timezone, today })}</del>{' '}
                <ins>{valueInWords(field, to, { words, timezone: town.timezone, today })}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}

function fieldsThatDiffer(before: CanonicalRecord, after: CanonicalRecord) {
  const [from, to] = [before, after] as unknown as Record<string, unknown>[]
  const fields = [...new Set([...Object.keys(from!), ...Object.keys(to!)])]
  return fields
    .filter(
      (field) =>
        !machineFields.has(field) && field !== 'id' && !isDeepStrictEqual(from![field] ?? null, to![field] ?? null),
    )
    .map((field) => ({ field, from: from![field] ?? null, to: to![field] ?? null }))
}
