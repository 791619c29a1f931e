import type { Readable } from 'node:stream'
import { monthInvoices } from '@wiker/billing/cockpit/customer.ts'
import { booksState } from '@wiker/billing/cockpit/ledger.ts'
import { fec, fecName } from '@wiker/billing/export/fec.ts'
import { salesCsv } from '@wiker/billing/export/sales.ts'
import { houseIdentity } from '@wiker/billing/house-identity.ts'
import { sirenOf } from '@wiker/billing/invoice/factur-x/parties.ts'
import { archiveInvoice, readKeptFile } from '@wiker/billing/invoice/file.ts'
import { ZipFile } from 'yazl'
import { asked } from '../../pages/show.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { type CockpitDeps, home, monthFrom, operatorAsking } from './asking.ts'
import { isClosed } from './books.tsx'

const address = `${home}/comptes`

/** Files for the accountant: the entries of a year, the sales of a year, the invoices of a month. Written as they are read. */
export function registerExports(site: Site, deps: CockpitDeps): void {
  const { db } = deps.people
  site.get(`${address}/fec/:year{20\\d\\d}`, async (c) => {
    const acting = await operatorAsking(c, deps)
    if (acting instanceof Response) return acting
    const year = Number(c.req.param('year'))
    const given = asked(c, 'devise') ?? ''
    const currency = /^[A-Z]{3}$/.test(given) ? given : 'EUR'
    const house = await houseIdentity(db, { isDemonstration: deps.money.mode === 'demonstration' })
    const siren = (house && sirenOf(house.issuer)) ?? '000000000'
    // A year that is open is no final file, and its name says so.
    const state = await booksState(db, deps.money.today())
    const name = fecName(siren, year).replace(
      '.txt',
      `${currency === 'EUR' ? '' : `-${currency}`}${isClosed(state, year) ? '' : '-provisoire'}.txt`,
    )
    return download(c, name, 'text/plain; charset=utf-8', fec(db, { year, currency }))
  })
  site.get(`${address}/ventes/:file{20\\d\\d\\.csv}`, async (c) => {
    const acting = await operatorAsking(c, deps)
    if (acting instanceof Response) return acting
    const year = c.req.param('file').slice(0, 4)
    const sales = salesCsv(db, { from: `${year}-01-01`, to: `${year}-12-31` })
    return download(c, `ventes-${year}.csv`, 'text/csv; charset=utf-8', sales)
  })
  site.get(`${address}/factures.zip`, async (c, next) => {
    const acting = await operatorAsking(c, deps)
    if (acting instanceof Response) return acting
    const month = monthFrom(asked(c, 'mois'))
    if (!month) return next()
    return download(c, `factures-${month.slice(0, 7)}.zip`, 'application/zip', await zipOf(deps, month))
  })
}

/** The invoices and credit notes of a month as they were sent; those that have no file yet are made. */
async function zipOf(
  { people: { db }, files, money, log }: CockpitDeps,
  month: string,
): Promise<AsyncIterable<Uint8Array>> {
  const zip = new ZipFile()
  const add = async () => {
    for (const invoice of await monthInvoices(db, month)) {
      const kept = await archiveInvoice({ db, files, mode: money.mode, now: money.now }, invoice)
      const bytes = kept && (await readKeptFile(files, kept))
      // PDFs are packed already.
      if (bytes) zip.addBuffer(bytes, kept.name, { mtime: money.now(), compress: false })
    }
    zip.end()
  }
  const stream = zip.outputStream as Readable
  add().catch((error) => {
    log.error({ error, month }, 'The invoices of a month could not be packed')
    stream.destroy(error as Error)
  })
  return stream
}

function download(c: SiteContext, name: string, type: string, parts: AsyncIterable<string | Uint8Array>): Response {
  c.header('content-type', type)
  c.header('content-disposition', `attachment; filename="${name}"`)
  c.header('cache-control', 'no-store')
  return c.body(streamOf(parts))
}

const portion = 64 * 1024

/** Read no faster than it is taken, and not at all when nobody takes it; given up, what it is read from is closed. */
function streamOf(parts: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const all = parts[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const gathered: Buffer[] = []
        for (let size = 0; size < portion; ) {
          const { done, value } = await all.next()
          if (done) {
            if (gathered.length > 0) controller.enqueue(Buffer.concat(gathered))
            controller.close()
            return
          }
          gathered.push(Buffer.from(value as string))
          size += value.length
        }
        controller.enqueue(Buffer.concat(gathered))
      },
      async cancel() {
        await all.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}
