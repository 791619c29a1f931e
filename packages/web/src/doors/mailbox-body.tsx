import type { Mailbox } from '@wiker/town/doors/mailbox.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { DeskHead } from '../desk/town.tsx'
import { momentInWords } from '../formatting/moment.ts'
import { ChoiceField, LongField, ProblemList, type Problems, TextField } from '../pages-of/fields.tsx'
import { problemInWords } from './problems.ts'

export interface MailboxTyped {
  address: string
  host: string
  port: string
  secure: boolean
  login: string
  /** Empty: the one that is kept. */
  password: string
  folder: string
  /** Addresses and domains, one a line. */
  allowed: string
  answers: boolean
  enabled: boolean
}

interface Props {
  town: TownCard
  mailbox: Mailbox | undefined
  typed: MailboxTyped
  problems: Problems
  done?: string | undefined
}

const said = { garde: 'mailbox.said.kept', retire: 'mailbox.said.removed' } as const

/** The mailbox of a town: where it is, how to come in, whom it knows. */
export function MailboxBody({ town, mailbox, typed, problems, done = '' }: Props) {
  const { t, to, words } = useReader()
  return (
    <>
      <DeskHead
        title={t('mailbox.title')}
        lead={t('mailbox.lead')}
        said={Object.hasOwn(said, done) ? t(said[done as keyof typeof said]) : undefined}
      />
      <p>
        <a class="tall" href={to(`/bureau/${town.slug}/apporter`)}>
          {t('doors.back')}
        </a>
      </p>
      {mailbox?.readAt && <p>{t('mailbox.read', { date: momentInWords(mailbox.readAt, town, words) })}</p>}
      {mailbox?.problem && <p class="notice notice--alert">{problemInWords(mailbox.problem, words)}</p>}
      <ProblemList problems={problems} />
      <form class="report" method="post" action={to(`/bureau/${town.slug}/boite-aux-lettres`)} autocomplete="off">
        <TextField
          name="address"
          type="email"
          label={t('mailbox.address')}
          hint={t('mailbox.addressHint')}
          value={typed.address}
          problems={problems}
          maxlength={254}
          required
        />
        <TextField
          name="host"
          label={t('mailbox.host')}
          hint={t('mailbox.hostHint')}
          value={typed.host}
          problems={problems}
          required
        />
        <ChoiceField
          name="secure"
          label={t('mailbox.secure')}
          options={[
            { value: 'tls', label: t('mailbox.secure.tls') },
            { value: 'starttls', label: t('mailbox.secure.starttls') },
          ]}
          value={typed.secure ? 'tls' : 'starttls'}
        />
        <TextField
          name="port"
          label={t('mailbox.port')}
          value={typed.port}
          problems={problems}
          inputmode="numeric"
          maxlength={5}
        />
        <TextField
          name="login"
          label={t('mailbox.login')}
          value={typed.login}
          problems={problems}
          maxlength={254}
          autocomplete="off"
          required
        />
        <div class="field">
          <label for="password">{t('mailbox.password')}</label>
          <p class="field__hint" id="password-aide">
            {t(mailbox ? 'mailbox.passwordKept' : 'mailbox.passwordHint')}
          </p>
          {problems.password && (
            <p class="field__problem" id="password-erreur">
              {problems.password}
            </p>
          )}
          <input
            id="password"
            type="password"
            name="password"
            maxlength={500}
            autocomplete="new-password"
            aria-describedby="password-aide"
            aria-invalid={problems.password ? 'true' : undefined}
          />
        </div>
        <TextField name="folder" label={t('mailbox.folder')} value={typed.folder} />
        <LongField
          name="allowed"
          label={t('mailbox.allowed')}
          hint={t('mailbox.allowedHint')}
          value={typed.allowed}
          rows={4}
          maxlength={5000}
        />
        <label class="choice">
          <input type="checkbox" name="answers" value="1" checked={typed.answers} />
          <span>{t('mailbox.answers')}</span>
        </label>
        <label class="choice">
          <input type="checkbox" name="enabled" value="1" checked={typed.enabled} />
          <span>{t('mailbox.enabled')}</span>
        </label>
        <div class="actions">
          <button class="button" type="submit" name="do" value="garder">
            {t('mailbox.keep')}
          </button>
          {mailbox && (
            <button class="button button--quiet" type="submit" name="do" value="retirer" formnovalidate>
              {t('mailbox.remove')}
            </button>
          )}
        </div>
      </form>
    </>
  )
}
