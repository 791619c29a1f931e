import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'

/** Empties the money of a test's database, as a backup that is put back does. */
export async function clearMoney(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local wiker.restoring = 'yes'`.execute(trx)
    await sql`truncate ledger_account, ledger_transfer, ledger_entry, ledger_closing, invoice, invoice_series, customer, subscription, share_contract,
      share_rate, provider_event, money_notice, animator_identity, payout_batch restart identity cascade`.execute(trx)
  })
}
