import type { Db } from '../db.ts'
import { partnersOfThing } from './partners.ts'
import { type RecordPlace, readRecordPlace } from './record-of.ts'

/** Who does an event together with its organiser, and where readers find them. */
export interface Together {
  name: string
  place: RecordPlace | undefined
}

/** Those that have said that they do it too. */
export async function readTogether(db: Db, thing: string): Promise<Together[]> {
  const partners = await partnersOfThing(db, thing)
  const places = await readRecordPlace(
    db,
    partners.flatMap((partner) => partner.thing ?? []),
  )
  return partners.map(({ name, thing: own }) => ({ name, place: own ? places.get(own) : undefined }))
}
