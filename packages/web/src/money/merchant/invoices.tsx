import {
  archiveInvoice,
  type InvoiceLine,
  invoicesOf,
  partyOfInvoice,
  readKeptFile,
} from '@wiker/billing/invoice/file.ts'
import type { MoneyMode } from '@wiker/billing/open.ts'
import { pageOfParty } from '@wiker/billing/party.ts'
import { partiesOf } from '@wiker/billing/subscribe/accounts.ts'
import { useReader } from '../../components/reader.ts'
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
    const invoices = await invoicesOf(db, await partiesOf(db, c.var.person.id), 500)
    return show(c, deps, {
      body: <OwnInvoicesBody invoices={invoices} mode={deps.money.mode} />,
      head: { title: wordsFor(c).t('subscription.invoices'), noindex: true },
    })
  })
  site.get('/mon-espace/factures/:invoice{[0-9]+}', async (c) => {
    if (!c.var.person) return signInFirst(c)
    return download(c, deps, await partiesOf(deps.people.db, c.var.person.id))
  })
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

export function OwnInvoicesBody({ invoices, mode }: { invoices: InvoiceLine[]; mode: MoneyMode }) {
  const { t, to } = useReader()
  const groups = Map.groupBy(invoices, ({ party }) => party)
  return (
    <>
      <SpaceHead first title={t('subscription.invoices')} lead={t('subscription.invoicesLead')} />
      <DemonstrationNotice mode={mode} />
      {invoices.length === 0 && <p>{t('subscription.noInvoice')}</p>}
      {[...groups].map(([party, some]) => (
        <section>
          {groups.size > 1 && (
            <h2>
              <a href={to(`/mon-espace/${pageOfParty(party)}`)}>
                {t('subscription.pageNumber', { page: pageOfParty(party) ?? '' })}
              </a>
            </h2>
          )}
          <InvoiceList invoices={some} pathOf={(id) => `/mon-espace/factures/${id}`} />
        </section>
      ))}
    </>
  )
}
