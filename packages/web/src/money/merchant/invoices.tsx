import {
  archiveInvoice,
  type InvoiceLine,
  invoicesOf,
  partyOfInvoice,
  readKeptFile,
} from '@wiker/billing/invoice/file.ts'
import type { MoneyMode } from '@wiker/billing/open.ts'
import { pageOfParty } from '@wiker/billing/party.ts'
import { partiesOf, readCustomer } from '@wiker/billing/subscribe/accounts.ts'
import { getPage } from '@wiker/town/pages/read.ts'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { show, wordsFor } from '../../pages/show.tsx'
import { SpaceHead } from '../../pages-of/space-head.tsx'
import { signInFirst } from '../../people/guard.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { DemonstrationNotice } from '../demonstration-notice.tsx'
import { InvoiceList } from './invoice-list.tsx'
import type { FindPayer, MerchantDeps } from './payer.ts'

/** `/mon-espace/factures`: every invoice of every account that somebody holds or held, of shops they sold too. */
export function registerOwnInvoices(site: Site, deps: MerchantDeps): void {
  site.get('/mon-espace/factures', async (c) => {
    if (!c.var.person) return signInFirst(c)
    const { db } = deps.people
    const parties = await partiesOf(db, c.var.person.id)
    const [invoices, names] = await Promise.all([invoicesOf(db, parties, 500), namesOf(deps, parties)])
    return show(c, deps, {
      body: <OwnInvoicesBody invoices={invoices} names={names} mode={deps.money.mode} />,
      head: { title: wordsFor(c).t('subscription.invoices'), noindex: true },
    })
  })
  site.get('/mon-espace/factures/:invoice{[0-9]+}', async (c) => {
    if (!c.var.person) return signInFirst(c)
    return download(c, deps, await partiesOf(deps.people.db, c.var.person.id))
  })
}

/** What each account is called: as its page is, or in the name it was held once the page is no more. */
async function namesOf({ people: { db } }: MerchantDeps, parties: string[]): Promise<Map<string, string>> {
  const named = parties.map(async (party) => {
    const page = await getPage(db, pageOfParty(party) ?? 0)
    return [party, page?.name ?? (await readCustomer(db, party))?.legalName ?? party] as const
  })
  return new Map(await Promise.all(named))
}

/** `…/abonnement/factures/12`: one invoice of this payer. */
export function registerInvoices(site: Site, deps: MerchantDeps, base: string, find: FindPayer): void {
  site.get(`${base}/factures/:invoice{[0-9]+}`, async (c) => {
    const payer = await find(c)
    if (payer instanceof Response) return payer
    return download(c, deps, payer.holds && payer.party ? [payer.party] : [])
  })
}

/** The file of the invoice that an address names, when it is of one of these parties: whose it is comes from the books, not from the address. */
async function download(c: SiteContext, deps: MerchantDeps, parties: string[]): Promise<Response> {
  const id = Number(c.req.param('invoice'))
  const { db } = deps.people
  const party = Number.isSafeInteger(id) ? await partyOfInvoice(db, id) : undefined
  if (!party || !parties.includes(party)) return await c.notFound()
  const kept = await archiveInvoice({ db, files: deps.files, mode: deps.money.mode, now: deps.clock }, id)
  const pdf = kept && (await readKeptFile(deps.files, kept))
  if (!pdf) return await c.notFound()
  c.header('content-type', 'application/pdf')
  c.header('content-disposition', `attachment; filename="${kept.name}"`)
  c.header('cache-control', 'private, no-store')
  return c.body(new Uint8Array(pdf))
}

interface OwnInvoicesProps {
  invoices: InvoiceLine[]
  /** Of each party. */
  names: ReadonlyMap<string, string>
  mode: MoneyMode
}

export function OwnInvoicesBody({ invoices, names, mode }: OwnInvoicesProps) {
  const { t } = useReader()
  const groups = [...Map.groupBy(invoices, ({ party }) => party)]
  return (
    <>
      <SpaceHead title={t('subscription.invoices')} lead={t('subscription.invoicesLead')} first />
      <DemonstrationNotice mode={mode} />
      {groups.length === 0 && <p>{t('subscription.noInvoice')}</p>}
      {groups.map(([party, some], index) => (
        <Block id={`compte-${index + 1}`} title={names.get(party) ?? party}>
          <InvoiceList invoices={some} pathOf={(id) => `/mon-espace/factures/${id}`} />
        </Block>
      ))}
    </>
  )
}
