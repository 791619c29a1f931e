import { accountData, personData } from './accounts.ts'
import { billingData } from './billing.ts'
import { deskData } from './desk.ts'
import { doorsData } from './doors.ts'
import { letterData } from './letter.ts'
import { meetingData } from './meeting.ts'
import { orderData } from './order.ts'
import { pageData } from './pages.ts'
import { correctionData, publishingData } from './publishing.ts'
import type { PersonalData } from './shape.ts'
import { storyData } from './stories.ts'

/**
 * Every table with something about a person, in the order in which they are emptied; the account itself is the last. A new table is declared in
 * the file of its ability: the export, the erasure, the retention and the record of processing (GDPR, articles 15, 17, 5 and 30) follow.
 */
export const personalData: PersonalData[] = [
  ...billingData,
  ...deskData,
  ...doorsData,
  ...letterData,
  ...meetingData,
  ...orderData,
  ...storyData,
  ...publishingData,
  ...correctionData,
  ...pageData,
  ...accountData,
  personData,
]

/** Columns named as if they held something about a person, which do not; and why. */
export const impersonal: Record<string, string> = {
  'letter_sending.handed_by': 'a process',
  'source_record.typed_by': 'a role',
  'publisher.phone': 'of who answers for a site: public by law',
  'publisher.host_phone': 'of a company',
  'telling_choice.mail_secret': 'a secret, erased with its row',
}
