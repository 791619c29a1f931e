import { readInvoice } from '@wiker/billing/invoice/factur-x/read.ts'
import { archiveInvoice, readKeptFile } from '@wiker/billing/invoice/file.ts'
import { labelOf } from '@wiker/billing/invoice/issue.ts'
import type { MerchantNoticeKind, Notice } from '@wiker/billing/notice.ts'
import { merchantKinds } from '@wiker/billing/notice.ts'
import { pageOfParty } from '@wiker/billing/party.ts'
import { accountOfPage, readCustomer } from '@wiker/billing/subscribe/accounts.ts'
import { readSubscription } from '@wiker/billing/subscribe/read.ts'
import type { Db } from '@wiker/platform/database/connect.ts'
import type { Attachment } from '@wiker/platform/mail/mail.ts'
import { getPage } from '@wiker/town/pages/read.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import { plainDay } from '../../formatting/dates.ts'
import { words } from '../../formatting/words.ts'
import { letter } from '../../mails/letter.tsx'
import { type Language, languages, localPath } from '../../server/language.ts'
import { moneyOf } from '../amount.ts'
import type { TellDeps, Teller } from '../tellers.ts'

/** One letter for each kind: a subject, a sentence or two, and the one thing to press. */
export const merchantTellers: Record<MerchantNoticeKind, Teller> = Object.fromEntries(
  merchantKinds.map((kind) => [kind, (trx: Db, notice: Notice, deps: TellDeps) => tell(trx, notice, kind, deps)]),
) as Record<MerchantNoticeKind, Teller>

const owed = new Set<MerchantNoticeKind>(['payment-failed', 'payment-reminder', 'grace-ending', 'suspended'])

async function tell(trx: Db, notice: Notice, kind: MerchantNoticeKind, deps: TellDeps): Promise<void> {
  const customer = await readCustomer(trx, notice.party)
  // The bank's last word on a dispute is the operator's business: what it changes comes as an invoice or a credit note.
  if (!customer || (kind === 'dispute' && notice.about.state !== 'open')) return
  const language: Language = languages.find((one) => one === customer.language) ?? 'fr'
  const spoken = words[language]
  const { t } = spoken
  const { money, post, publicUrl } = deps
  const said = await saidOf(trx, notice, kind, deps, language)
  const place = await placeOf(trx, notice.party, said.town)
  const values = { ...said.values, name: place?.name ?? customer.legalName }
  await post.send(trx, {
    kind: `money-${kind}`,
    to: customer.email,
    subject: t(`subscription.mail.${kind}.subject`, values),
    ...(said.attachment && { attachments: [said.attachment] }),
    ...letter(language, {
      paragraphs: [
        ...(money.mode === 'live' ? [] : [t('subscription.demonstration')]),
        t('signIn.mail.hello'),
        t(`subscription.mail.${kind}.text`, values),
      ],
      button: {
        text: t(owed.has(kind) ? 'subscription.mail.settle' : 'subscription.mail.button'),
        address: publicUrl + localPath(language, place?.path ?? '/mon-espace/factures'),
      },
    }),
  })
}

interface Said {
  values: Record<string, string>
  attachment?: Attachment
  town?: string | undefined
}

async function saidOf(
  trx: Db,
  { party, about }: Notice,
  kind: MerchantNoticeKind,
  { money, files }: TellDeps,
  language: Language,
): Promise<Said> {
  const spoken = words[language]
  if (kind === 'invoice' || kind === 'credit-note') {
    const id = Number(about.invoice)
    const row = await readInvoice(trx, id)
    const kept = row && (await archiveInvoice({ ...money, files }, id))
    const pdf = kept && (await readKeptFile(files, kept))
    if (!row || !kept || !pdf) throw new Error(`Invoice ${id} has no file to be sent yet`)
    return {
      values: {
        number: labelOf(row.year, row.number),
        amount: moneyOf(Math.abs(row.gross), row.currency, spoken),
      },
      attachment: { name: kept.name, type: 'application/pdf', base64: pdf.toString('base64') },
    }
  }
  const today = money.today()
  const subscription = await readSubscription(trx, party, today)
  const period = typeof about.period === 'string' ? about.period : ''
  const late = owed.has(kind) && kind !== 'suspended'
  const day = (late ? subscription?.graceTo : undefined) ?? (period || subscription?.periodTo || today)
  return {
    values: {
      date: plainDay(day, spoken, today),
      amount: subscription ? moneyOf(subscription.gross, subscription.currency, spoken) : '',
    },
    town: typeof about.town === 'string' ? about.town : undefined,
  }
}

/** Whose subscription it is in people's words, and where they settle it; a shop that was sold, or is no more, leads to its invoices. */
async function placeOf(
  trx: Db,
  party: string,
  town: string | undefined,
): Promise<{ name: string; path?: string } | undefined> {
  const page = pageOfParty(party)
  if (page !== undefined) {
    const [found, account] = await Promise.all([getPage(trx, page), accountOfPage(trx, page)])
    if (!found) return undefined
    return account?.party === party
      ? { name: found.name, path: `/mon-espace/${page}/abonnement` }
      : { name: found.name }
  }
  const [hall] = await getTownsByCode(trx, [town ?? party.split(':')[1] ?? ''])
  return hall && { name: hall.name, path: `/bureau/${hall.slug}/mairie/abonnement` }
}
