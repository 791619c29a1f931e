import { sql } from 'kysely'
import { by, doneBy, type PersonalData, type Purpose } from './shape.ts'

/** What people follow, where they go, what they ask of each other. */
export const meetingData: PersonalData[] = [
  mine('follow', 'following'),
  mine('telling_choice', 'following', ['mail_secret', 'calendar_secret']),
  { ...mine('consent', 'following'), basis: 'obligation' },
  { ...mine('push_subscription', 'following', ['auth', 'p256dh']), basis: 'consent' },
  { ...mine('notification', 'following'), keep: { days: 180, from: 'changed_at' } },
  { ...mine('going', 'meeting'), columns: ['person_id', 'name'] },
  mine('ride', 'meeting'),
  {
    table: 'conversation',
    columns: ['asker_id', 'owner_id'],
    of: (who) => sql`(asker_id = ${who.id} or owner_id = ${who.id})`,
    hidden: ['asker_secret', 'owner_secret', 'asker_id', 'owner_id'],
    purpose: 'meeting',
    basis: 'contract',
    erasure: { do: 'delete' },
  },
  {
    table: 'conversation_message',
    columns: ['person_id'],
    of: (who) => sql`(person_id = ${who.id} or conversation_id in (
      select id from conversation where asker_id = ${who.id} or owner_id = ${who.id}))`,
    hidden: ['person_id'],
    purpose: 'meeting',
    basis: 'contract',
    erasure: { do: 'delete' },
  },
  mine('neighbour_post', 'meeting', ['decided_by']),
  { ...mine('remark', 'meeting', ['decided_by']), columns: ['person_id', 'name'] },
  doneBy('neighbour_post', 'decided_by', 'meeting'),
  doneBy('remark', 'decided_by', 'meeting'),
  doneBy('event_meeting', 'changed_by', 'meeting'),
  doneBy('town_meeting', 'changed_by', 'meeting'),
  doneBy('shown_answer', 'shown_by', 'meeting'),
]

function mine(table: string, purpose: Purpose, hidden: string[] = []): PersonalData {
  return {
    table,
    columns: ['person_id'],
    of: by('person_id'),
    hidden,
    purpose,
    basis: 'contract',
    erasure: { do: 'delete' },
  }
}
