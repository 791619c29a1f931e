import type { ContractLine } from '@wiker/billing/share/contracts.ts'
import type { Preview } from '@wiker/billing/share/preview-change.ts'
import { withQuery } from '../../../components/links.ts'
import { useReader } from '../../../components/reader.ts'
import { Block } from '../../../components/section.tsx'
import { SelectField, Tick } from '../../../meet/fields.tsx'
import { ProblemList, type Problems, TextField } from '../../../pages-of/fields.tsx'
import { moneyOf } from '../../amount.ts'
import { ContractFacts } from '../contract-list.tsx'
import { LedgerTable } from '../ledger-table.tsx'
import { contractsPath } from './contracts.tsx'
import { OperatorHead } from './head.tsx'
import { type ChangeTyped, changeFields } from './read-change.ts'

export type PreviewShown = Extract<Preview, { ok: true }> & { names: Record<string, string> }

export interface ChangeShown {
  /** The contract that is changed; none: a new one. */
  contract: ContractLine | undefined
  /** The others of its town. */
  others: ContractLine[]
  towns: { value: string; label: string }[]
  today: string
  typed: ChangeTyped
  problems: Problems
  preview: PreviewShown | undefined
}

export function ChangeBody(shown: ChangeShown) {
  const { t } = useReader()
  const { contract, others, today, problems, preview } = shown
  const isOn = contract && (contract.ends === null || contract.ends > today)
  return (
    <>
      <OperatorHead
        at={contractsPath}
        title={
          contract
            ? `${contract.townName ?? contract.town} – ${contract.name ?? t('earnings.contracts.gone')}`
            : t('earnings.contracts.new')
        }
      />
      {contract && <ContractFacts contract={contract} today={today} />}
      {others.length > 0 && (
        <Block id="autres" title={t('earnings.contracts.others')}>
          <ul class="list">
            {others.map((one) => (
              <li>
                <p class="list__name">{one.name ?? t('earnings.contracts.gone')}</p>
                <ContractFacts contract={one} today={today} />
              </li>
            ))}
          </ul>
        </Block>
      )}
      <ProblemList problems={problems} />
      {preview ? (
        <PreviewBlock {...shown} preview={preview} />
      ) : contract ? (
        isOn && <ContractActs {...shown} />
      ) : (
        <OpenForm {...shown} />
      )}
    </>
  )
}

/** What each would have, then the press that does it. */
function PreviewBlock({ contract, typed, preview }: ChangeShown & { preview: PreviewShown }) {
  const { t, to, words } = useReader()
  const path = to(`${contractsPath}/${contract?.id ?? 'nouveau'}`)
  return (
    <Block id="apercu" title={t('earnings.preview.title')}>
      <p>{t('earnings.preview.lead', { count: preview.settled })}</p>
      {preview.lines.length > 0 && (
        <LedgerTable
          caption={t('earnings.preview.title')}
          columns={[
            { name: t('earnings.column.animator') },
            { name: t('earnings.preview.before'), number: true },
            { name: t('earnings.preview.after'), number: true },
            { name: t('earnings.preview.monthly'), number: true },
          ]}
          rows={preview.lines.map(({ animator, currency, before, after, monthly }) => ({
            cells: [
              preview.names[animator] ?? t('earnings.contracts.gone'),
              moneyOf(before, currency, words),
              moneyOf(after, currency, words),
              moneyOf(monthly, currency, words),
            ],
          }))}
        />
      )}
      <form class="actions" method="post" action={path}>
        {changeFields.map((name) => (
          <input type="hidden" name={name} value={typed[name]} />
        ))}
        <button class="button" type="submit" name="faire" value="oui">
          {t('earnings.preview.do')}
        </button>
        <a class="button button--quiet" href={path}>
          {t('earnings.preview.back')}
        </a>
      </form>
    </Block>
  )
}

function OpenForm({ towns, typed, problems }: ChangeShown) {
  const { t, to } = useReader()
  return (
    <form class="report" method="post" action={to(`${contractsPath}/nouveau`)}>
      <input type="hidden" name="do" value="open" />
      <Email typed={typed} problems={problems} />
      <SelectField
        name="town"
        label={t('earnings.change.field.town')}
        options={towns}
        value={typed.town}
        problems={problems}
      />
      <TextField
        name="begins"
        type="date"
        label={t('earnings.change.field.begins')}
        value={typed.begins}
        problems={problems}
        required
      />
      <TextField
        name="ends"
        type="date"
        label={t('earnings.change.field.ends')}
        hint={t('earnings.change.hint.ends')}
        value={typed.ends}
        problems={problems}
      />
      <Rate typed={typed} problems={problems} />
      <TextField
        name="weight"
        label={t('earnings.change.field.weight')}
        hint={t('earnings.change.hint.weight')}
        value={typed.weight}
        problems={problems}
        inputmode="numeric"
        maxlength={3}
      />
      <Tick name="access" checked={typed.access === 'oui'} label={t('earnings.change.access.give')} />
      <See />
    </form>
  )
}

const acts = [
  ['hand-over', 'earnings.change.handOver'],
  ['end', 'earnings.change.end'],
  ['rate', 'earnings.change.rateNew'],
] as const

/** What may be done to a contract that goes on: one form at a time. */
function ContractActs(shown: ChangeShown) {
  const { t, to } = useReader()
  const { contract, typed } = shown
  const path = `${contractsPath}/${contract!.id}`
  const [act, name] = acts.find(([one]) => one === typed.do) ?? acts[0]
  const Form = forms[act]
  return (
    <Block id="acte" title={t(name)}>
      <nav class="tabs" aria-label={t('earnings.change.acts')}>
        {acts.map(([one, label]) => (
          <a href={to(withQuery(path, { acte: one }))} aria-current={one === act ? 'page' : undefined}>
            {t(label)}
          </a>
        ))}
      </nav>
      <form class="report" method="post" action={to(path)}>
        <input type="hidden" name="do" value={act} />
        <Form {...shown} />
        <See />
      </form>
    </Block>
  )
}

const forms = { 'hand-over': HandOver, end: End, rate: NewRate }

function HandOver({ typed, problems }: Part) {
  const { t } = useReader()
  return (
    <>
      <Email typed={typed} problems={problems} />
      <TextField
        name="begins"
        type="date"
        label={t('earnings.change.field.on')}
        value={typed.begins}
        problems={problems}
        required
      />
      <Rate typed={typed} problems={problems} />
      <Tick name="access" checked={typed.access === 'oui'} label={t('earnings.change.access.move')} />
    </>
  )
}

function End({ typed, problems }: Part) {
  const { t } = useReader()
  return (
    <>
      <TextField
        name="ends"
        type="date"
        label={t('earnings.change.field.last')}
        value={typed.ends}
        problems={problems}
        required
      />
      <Tick name="access" checked={typed.access === 'oui'} label={t('earnings.change.access.take')} />
    </>
  )
}

function NewRate({ typed, problems }: Part) {
  const { t } = useReader()
  return (
    <>
      <TextField
        name="begins"
        type="date"
        label={t('earnings.change.field.rateFrom')}
        hint={t('earnings.change.hint.rateFrom')}
        value={typed.begins}
        problems={problems}
        required
      />
      <Rate typed={typed} problems={problems} />
    </>
  )
}

interface Part {
  typed: ChangeTyped
  problems: Problems
}

function Email({ typed, problems }: Part) {
  const { t } = useReader()
  return (
    <TextField
      name="email"
      type="email"
      label={t('earnings.change.field.email')}
      value={typed.email}
      problems={problems}
      required
      autocomplete="off"
    />
  )
}

function Rate({ typed, problems }: Part) {
  const { t } = useReader()
  return (
    <TextField
      name="rate"
      label={t('earnings.change.field.rate')}
      value={typed.rate}
      problems={problems}
      maxlength={8}
      required
    />
  )
}

function See() {
  const { t } = useReader()
  return (
    <button class="button" type="submit">
      {t('earnings.change.see')}
    </button>
  )
}
