import type { Db } from '@wiker/town/db.ts'
import { readRecordPlace } from '@wiker/town/pages/record-of.ts'
import { thingOf } from '@wiker/town/pages/thing-of.ts'
import { recordPath } from '../components/links.ts'

/** The address at which readers find what was published under this id; undefined while they do not. */
export async function whereOf(db: Db, recordId: string): Promise<string | undefined> {
  const thing = await thingOf(db, recordId)
  const place = thing && (await readRecordPlace(db, [thing])).get(thing)
  return place ? recordPath(place.townSlug, place.section, place.path) : undefined
}
