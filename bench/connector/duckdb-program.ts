/** `duckdb-program.ts <query> <out>`: the rows of a query written as NDJSON by DuckDB, all its threads at work. */
import { loadDuckdb } from './duckdb.ts'
import { tell } from './measure.ts'

const [query = '', out = ''] = process.argv.slice(2)
// Nothing is fetched while it is measured: an extension that is not there is said to be missing.
const instance = await loadDuckdb().DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false' })
const connection = await instance.connect()
try {
  await connection.run("SET TimeZone = 'Europe/Paris'")
  await connection.run(`COPY (${query}) TO '${out}' (FORMAT json)`)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
tell()
