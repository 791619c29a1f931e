import type { Event } from '@wiker/model'
import type { Db } from '../db.ts'
import type { AgendaQuery } from '../types.ts'

/** The events behind an agenda, whole, for its feeds: examples left out, cancelled ones kept and said so. */
export async function readAgendaRecords(_db: Db, _query: AgendaQuery): Promise<Event[]> {
  throw new Error('readAgendaRecords')
}
