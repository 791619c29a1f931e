import type { QueryExecutorProvider } from 'kysely'

/** Where the reads run: the database, a replica of it, or a transaction. */
export type Db = QueryExecutorProvider
