import { dayIn } from '@wiker/town/days.ts'
import type { Db } from '@wiker/town/db.ts'
import { arrange } from '@wiker/town/letter/arrange.ts'
import { composeItems } from '@wiker/town/letter/compose.ts'
import type { Issue, LetterContent, LetterItem } from '@wiker/town/letter/types.ts'
import type { TownCard } from '@wiker/town/types.ts'

/** A draft as it would leave: composed of what is known now, arranged by the animator. `all` is what she chooses from. */
export async function composed(
  db: Db,
  town: TownCard,
  { sendAt, arrangement, word, subject }: Pick<Issue, 'sendAt' | 'arrangement' | 'word' | 'subject'>,
): Promise<LetterContent & { all: LetterItem[] }> {
  const { from, to, items } = await composeItems(db, town, dayIn(town.timezone, sendAt))
  return { from, to, word, subject, items: arrange(items, arrangement), all: items }
}
