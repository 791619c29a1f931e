import type { Db } from '../db.ts'
import type { Agenda, AgendaQuery } from '../types.ts'

/** The agenda of a town between two days, both included: one-off events day by day, what lasts and what comes back apart. */
export async function readAgenda(_db: Db, _query: AgendaQuery): Promise<Agenda> {
  throw new Error('readAgenda')
}
