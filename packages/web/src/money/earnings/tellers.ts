import { houseIdentity } from '@wiker/billing/house-identity.ts'
import { archiveInvoice, readKeptFile } from '@wiker/billing/invoice/file.ts'
import { type AnimatorNoticeKind, animatorKinds, type Notice } from '@wiker/billing/notice.ts'
import { mandatesOf } from '@wiker/billing/payout/identity.ts'
import { payoutTold, recipientOf } from '@wiker/billing/payout/recipient.ts'
import { readStatement, type StatementRow, statementFile } from '@wiker/billing/payout/statement-file.ts'
import { readContracts } from '@wiker/billing/share/contracts.ts'
import type { Db } from '@wiker/platform/database/connect.ts'
import type { Attachment } from '@wiker/platform/mail/mail.ts'
import { readRoleHolders } from '@wiker/town/people/roles.ts'
import { monthName, plainDay } from '../../formatting/dates.ts'
import { type Words, words } from '../../formatting/words.ts'
import { letter } from '../../mails/letter.tsx'
import { type Language, languages, localPath } from '../../server/language.ts'
import { moneyOf } from '../amount.ts'
import type { TellDeps, Teller } from '../tellers.ts'
import { problemInWords } from './problem.ts'

/** One letter for each kind: a subject, a sentence or two, its papers, and the one thing to press. */
export const animatorTellers: Record<AnimatorNoticeKind, Teller> = Object.fromEntries(
  animatorKinds.map((kind) => [kind, (trx: Db, notice: Notice, deps: TellDeps) => tell(trx, notice, kind, deps)]),
) as Record<AnimatorNoticeKind, Teller>

const forOperator = new Set<AnimatorNoticeKind>(['contested', 'accounts-broken'])

async function tell(trx: Db, notice: Notice, kind: AnimatorNoticeKind, deps: TellDeps): Promise<void> {
  for (const { email, language } of await readersOf(trx, notice, kind)) {
    const spoken = words[language]
    const { t } = spoken
    const said = await saidOf(trx, notice, kind, deps, spoken)
    if (!said) continue
    await deps.post.send(trx, {
      kind: `money-${kind}`,
      to: email,
      subject: t(`earnings.mail.${kind}.subject`, said.values),
      ...(said.attachments && { attachments: said.attachments }),
      ...letter(language, {
        paragraphs: [
          ...(deps.money.mode === 'live' ? [] : [t('earnings.demonstration')]),
          t('signIn.mail.hello'),
          t(`earnings.mail.${kind}.text`, said.values),
          ...(said.more ?? []),
        ],
        button: { text: t('earnings.mail.see'), address: deps.publicUrl + localPath(language, said.path) },
      }),
    })
  }
}

async function readersOf(
  trx: Db,
  { party }: Notice,
  kind: AnimatorNoticeKind,
): Promise<{ email: string; language: Language }[]> {
  if (forOperator.has(kind)) {
    const operators = (await readRoleHolders(trx)).filter(({ role }) => role === 'operator')
    return operators.map(({ email }) => ({ email, language: 'fr' }))
  }
  const found = await recipientOf(trx, party)
  return found ? [{ email: found.email, language: languages.find((one) => one === found.language) ?? 'fr' }] : []
}

interface Said {
  values: Record<string, string | number>
  /** Where what it tells is read. */
  path: string
  more?: string[]
  attachments?: Attachment[]
}

async function saidOf(
  trx: Db,
  { party, about, at }: Notice,
  kind: AnimatorNoticeKind,
  deps: TellDeps,
  spoken: Words,
): Promise<Said | undefined> {
  const day = plainDay(deps.money.dayOf(new Date(at)), spoken)
  if (kind === 'statement' || kind === 'contested' || kind === 'contest-settled') {
    const row = await readStatement(trx, Number(about.statement))
    if (!row) return undefined
    const values = {
      name: row.legalName,
      month: monthName(row.month, spoken),
      amount: moneyOf(row.gross, row.currency, spoken),
      date: row.payableFrom ? plainDay(row.payableFrom, spoken) : '',
    }
    const path = `/bureau/revenus/releves/${row.id}`
    if (kind === 'contested')
      return { values, path: '/bureau/reseau/versements#contestations', more: [row.contest ?? ''] }
    if (kind === 'contest-settled') return { values, path, more: [row.settlement ?? ''] }
    return { values, path, more: [nextOf(row, values, spoken)], attachments: await papersOf(trx, row, deps) }
  }
  if (kind === 'payout-paid' || kind === 'payout-failed' || kind === 'payout-returned') {
    const told = await payoutTold(trx, Number(about.payout))
    // That the house had too little at the provider is no business of hers: she is paid later.
    if (!told || told.problem === 'balance_insufficient') return undefined
    const { cents, currency, account, problem } = told
    const values = { amount: moneyOf(cents, currency, spoken), account, problem: problemInWords(problem ?? '', spoken) }
    return { values, path: kind === 'payout-paid' ? '/bureau/revenus#versements' : '/bureau/revenus/identite' }
  }
  if (kind === 'mandate-signed' || kind === 'mandate-ended') {
    const [mandate] = await mandatesOf(trx, party)
    const more = kind === 'mandate-signed' && mandate?.words ? [mandate.words] : []
    return { values: { date: day }, path: '/bureau/revenus/mandat', more }
  }
  if (kind === 'contract') {
    const found = (await readContracts(trx, { animator: party })).map(({ townName, town }) => townName ?? town)
    const towns = new Intl.ListFormat(spoken.locale).format([...new Set(found)])
    return { values: { towns }, path: '/bureau/revenus#contrats' }
  }
  if (kind === 'accounts-broken') return { values: { count: Number(about.broken) }, path: '/bureau/reseau/controle' }
  if (kind === 'vigilance') return { values: {}, path: '/bureau/revenus/attestation' }
  return { values: { account: String(about.account ?? ''), date: day }, path: '/bureau/revenus/identite' }
}

/** What comes after a statement: the day of its payment, her own invoice, or nothing. */
function nextOf(row: StatementRow, values: Record<string, string>, { t }: Words): string {
  if (row.gross <= 0) return t('earnings.mail.statement.below')
  return row.payableFrom ? t('earnings.mail.statement.payable', values) : t('earnings.mail.statement.toInvoice')
}

/** The statement and the invoice made in her name, as she downloads them. */
async function papersOf(trx: Db, row: StatementRow, deps: TellDeps): Promise<Attachment[]> {
  const { money, files } = deps
  const house = await houseIdentity(trx, { isDemonstration: money.mode === 'demonstration' })
  if (!house) throw new Error(`The house has not said who it is: statement ${row.id} cannot be printed`)
  const attached = (name: string, pdf: Buffer) => ({ name, type: 'application/pdf', base64: pdf.toString('base64') })
  const statement = await statementFile(trx, row, { ...house.issuer, isSpecimen: money.mode !== 'live' })
  if (row.invoiceId === null) return [attached(statement.name, statement.pdf)]
  const kept = await archiveInvoice({ ...money, files }, row.invoiceId)
  const pdf = kept && (await readKeptFile(files, kept))
  if (!kept || !pdf) throw new Error(`Invoice ${row.invoiceId} has no file to be sent yet`)
  return [attached(statement.name, statement.pdf), attached(kept.name, pdf)]
}
