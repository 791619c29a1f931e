import { deadJournals, openJournal, removeJournal } from '@wiker/platform/mail/journal.ts'
import { forgetSoft, settleRefusals } from '@wiker/town/letter/bounce.ts'
import { issuesToSend, sendIssue, takeBack } from '@wiker/town/letter/send.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import { type LetterHouse, letterDelivery } from './letter-post.ts'

export interface LettersToSend extends Omit<LetterHouse, 'journal'> {
  /** Folder of this machine's journals. */
  journals: string
  now: () => Date
  /** Where a town's bounces may come: the address of its mailbox. */
  mailboxOf?: (town: string) => Promise<string | undefined>
  signal?: AbortSignal
}

/** Sends whatever was begun: first what died processes had not let go of waits again, then each letter goes on where it was. */
export async function sendLetters({ journals, now, mailboxOf, signal, ...house }: LettersToSend): Promise<void> {
  const { db } = house
  const issues = await issuesToSend(db)
  if (issues.length === 0) return
  const journal = openJournal(journals)
  try {
    for (const { name, lines } of deadJournals(journals, journal.name)) {
      await takeBack(db, name, lines)
      removeJournal(journals, name)
    }
    for (const issue of issues) {
      const [town] = await getTownsByCode(db, [issue.town])
      if (!town || signal?.aborted) continue
      const delivery = letterDelivery({ ...house, journal }, town, await mailboxOf?.(issue.town))
      try {
        await sendIssue(db, issue, { ...delivery, now, ...(signal && { signal }) })
      } finally {
        delivery.close()
      }
      await settleRefusals(db, issue.id, now())
      await forgetSoft(db, issue.id)
    }
  } finally {
    journal.close()
    removeJournal(journals, journal.name)
  }
}
