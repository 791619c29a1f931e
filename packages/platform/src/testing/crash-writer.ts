/** An application for the crash tests: writes numbers as fast as it can, and says each one that was acknowledged. */
import { createConnection } from 'node:net'
import { openDatabase } from '../database/open.ts'

const [dataDir = '', reportTo = ''] = process.argv.slice(2)
const report = createConnection(Number(reportTo), '127.0.0.1')
const { pool } = await openDatabase({ dataDir, onLost: () => process.exit(1) })
await pool.query('create table if not exists written (number int primary key)')
const { rows } = await pool.query('select coalesce(max(number), 0) as last from written')
const { rows: servers } = await pool.query(`select pid from pg_stat_activity where backend_type = 'checkpointer'`)
report.write(`ready ${servers[0].pid}\n`)
for (let number = rows[0].last + 1; ; number++) {
  try {
    await pool.query('insert into written values ($1)', [number])
    report.write(`${number}\n`)
  } catch {
    // The server was killed: this number may or may not be there, the next one is tried.
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
