import type { Mailbox } from '@wiker/town/doors/mailbox.ts'
import type { ItemLine } from '@wiker/town/doors/read.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { DeskHead } from '../desk/town.tsx'
import { momentInWords } from '../formatting/moment.ts'
import { readableName } from '../formatting/names.ts'
import { ProblemList, type Problems } from '../pages-of/fields.tsx'
import { problemInWords } from './problems.ts'

export interface BringTyped {
  texte: string
  adresse: string
}

interface Props {
  town: TownCard
  items: ItemLine[]
  mailbox: Mailbox | undefined
  /** What the last press did, by its word. */
  done?: string | undefined
  typed?: BringTyped | undefined
  problems?: Problems | undefined
}

const said = { recu: 'doors.said.received', ferme: 'doors.said.closed', confirme: 'doors.said.confirmed' } as const

/** All the ways in on one page: a photo, files, a text, an address; below, what was brought and is not settled. */
export function BringBody({ town, items, mailbox, done = '', typed, problems = {} }: Props) {
  const { t } = useReader()
  const known = items.filter((item) => item.known)
  const unknown = items.filter((item) => !item.known)
  return (
    <>
      <DeskHead
        title={t('doors.title', { town: town.name })}
        lead={t('doors.lead')}
        said={Object.hasOwn(said, done) ? t(said[done as keyof typeof said]) : undefined}
      />
      <ProblemList problems={problems} />
      <BringForm town={town} typed={typed} problems={problems} />
      <Block id="apporte" title={t('doors.brought')}>
        {known.length === 0 ? <p>{t('doors.none')}</p> : <Items items={known} town={town} />}
      </Block>
      {unknown.length > 0 && (
        <Block id="inconnus" title={t('doors.unknownSenders')}>
          <p>{t('doors.unknownSendersLead')}</p>
          <Items items={unknown} town={town} />
        </Block>
      )}
      <MailboxNote town={town} mailbox={mailbox} />
    </>
  )
}

function BringForm({ town, typed, problems }: Pick<Props, 'town' | 'typed'> & { problems: Problems }) {
  const { t, to } = useReader()
  return (
    <form class="report doors" method="post" action={to(`/bureau/${town.slug}/apporter`)} enctype="multipart/form-data">
      <div class="doors__ways">
        <Way name="photo" label={t('doors.photo')} problems={problems}>
          <input
            id="photo"
            type="file"
            name="photo"
            accept="image/*"
            capture="environment"
            {...wrong('photo', problems)}
          />
        </Way>
        <Way name="fichier" label={t('doors.file')} hint={t('doors.fileHint')} problems={problems}>
          <input
            id="fichier"
            type="file"
            name="fichier"
            multiple
            accept="image/*,application/pdf,.eml,.txt,.csv,.xlsx,.ods,.xls,.ics,.docx,.odt"
            {...wrong('fichier', problems)}
          />
        </Way>
        <Way name="texte" label={t('doors.paste')} problems={problems}>
          <textarea id="texte" name="texte" rows={5} maxlength={50_000} {...wrong('texte', problems)}>
            {typed?.texte}
          </textarea>
        </Way>
        <Way name="adresse" label={t('doors.address')} hint={t('doors.addressHint')} problems={problems}>
          <input
            id="adresse"
            type="text"
            inputmode="url"
            name="adresse"
            value={typed?.adresse}
            maxlength={2000}
            autocomplete="off"
            {...wrong('adresse', problems)}
          />
        </Way>
      </div>
      <button class="button" type="submit">
        {t('doors.read.press')}
      </button>
    </form>
  )
}

function Way({
  name,
  label,
  hint,
  problems,
  children,
}: {
  name: string
  label: string
  hint?: string
  problems: Problems
  children: unknown
}) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && (
        <p class="field__hint" id={`${name}-aide`}>
          {hint}
        </p>
      )}
      {problems[name] && (
        <p class="field__problem" id={`${name}-erreur`}>
          {problems[name]}
        </p>
      )}
      {children as never}
    </div>
  )
}

const wrong = (name: string, problems: Problems) =>
  problems[name] ? ({ 'aria-invalid': 'true', 'aria-describedby': `${name}-erreur` } as const) : {}

/** What was brought, each with what became of it. */
function Items({ items, town }: { items: ItemLine[]; town: TownCard }) {
  const { t, to, words } = useReader()
  return (
    <ul class="list doors__items">
      {items.map((item) => (
        <li>
          <a class="tall" href={to(`/bureau/${town.slug}/apporter/${item.id}`)}>
            {readableName(item.first ?? item.name) || t(`doors.door.${item.door}`)}
          </a>
          <p class="line__facts">
            {t(`doors.door.${item.door}`)}
            {item.sender && `, ${[item.senderName, item.sender].filter(Boolean).join(', ')}`}
            {`, ${momentInWords(item.receivedAt, town, words)}`}
          </p>
          <p>{stateOf(item)}</p>
        </li>
      ))}
    </ul>
  )

  function stateOf({ state, open, all, problem }: ItemLine): string {
    if (state === 'waiting') return t('doors.state.waiting')
    if (all === 0 && problem) return problemInWords(problem, words)
    return t('doors.state.open', { open, all })
  }
}

function MailboxNote({ town, mailbox }: Pick<Props, 'town' | 'mailbox'>) {
  const { t, to, words } = useReader()
  return (
    <Block id="courriel" title={t('mailbox.title')}>
      <p>{mailbox ? t('mailbox.at', { address: mailbox.address }) : t('mailbox.none')}</p>
      {mailbox?.problem && <p class="field__problem">{problemInWords(mailbox.problem, words)}</p>}
      <p>
        <a class="tall" href={to(`/bureau/${town.slug}/boite-aux-lettres`)}>
          {t(mailbox ? 'mailbox.change' : 'mailbox.set')}
        </a>
      </p>
    </Block>
  )
}
