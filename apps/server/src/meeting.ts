import { type Clock, type Db, dayIn, defineJob, type Jobs, type Log, type Post } from '@wiker/platform'
import { push, readVapidKeys } from '@wiker/platform/push/push.ts'
import { remindTomorrow } from '@wiker/town/meeting/going/remind.ts'
import { tellHappenings } from '@wiker/town/meeting/telling/fan-out.ts'
import {
  forgetSubscription,
  readSubscription,
  readSubscriptions,
} from '@wiker/town/meeting/telling/push-subscriptions.ts'
import { type Deliver, sendDue } from '@wiker/town/meeting/telling/send.ts'
import { noteNewFromSources, noteSourceChanges } from '@wiker/town/meeting/telling/watch.ts'
import { tidyMeeting } from '@wiker/town/meeting/upkeep.ts'
import { notificationMail, pushMessages } from '@wiker/web/meet/mails.tsx'
import { z } from 'zod'

export interface MeetingHouse {
  db: Db
  clock: Clock
  post: Pick<Post, 'send'>
  publicUrl: string
  log: Pick<Log, 'warn'>
  jobs: () => Jobs
  /** Which addresses a push may go to; those of the push services when not given. */
  mayPush?: (endpoint: string) => boolean
}

const message = z.object({ title: z.string(), body: z.string(), url: z.string(), tag: z.string() })

/** The work by which people are told: what happened, every minute; what sources changed, every ten; what has served, tidied every night; each push by itself, tried again. */
export function meetingJobs(house: MeetingHouse) {
  const { db, clock } = house
  const pushJob = defineJob({
    name: 'push-send',
    data: z.object({ subscription: z.int(), message }),
    retries: 4,
    timeout: 60,
    concurrency: 4,
    run: async ({ subscription, message: given }) => {
      const target = await readSubscription(db, subscription)
      if (!target) return
      const options = { keys: await readVapidKeys(db), contact: contactOf(house.publicUrl) }
      const pushed = await push(target, given, { ...options, ...(house.mayPush && { mayAsk: house.mayPush }) })
      if (pushed === 'gone') await forgetSubscription(db, subscription)
    },
  })
  const deliver: Deliver = async (trx, parcel) => {
    const today = dayIn('Europe/Paris', clock.now())
    if (parcel.mail.length > 0) await house.post.send(trx as Db, notificationMail(parcel, house.publicUrl, today))
    if (parcel.push.length === 0) return
    const messages = pushMessages(parcel, house.publicUrl, today)
    for (const { id } of await readSubscriptions(trx, parcel.person.id)) {
      for (const one of messages) await house.jobs().enqueue(trx as Db, pushJob, { subscription: id, message: one })
    }
  }
  const tell = defineJob({
    name: 'tell-people',
    data: z.object({}),
    policy: 'exclusive',
    run: async () => {
      const failed = (error: unknown, id?: number) => house.log.warn({ err: error, id }, 'Somebody could not be told')
      while ((await tellHappenings(db, clock.now(), { failed })) > 0);
      await remindTomorrow(db, clock.now())
      await sendDue(db, clock.now(), deliver, failed)
    },
  })
  const watch = defineJob({
    name: 'watch-followed',
    data: z.object({}),
    policy: 'exclusive',
    run: async () => {
      await noteSourceChanges(db, clock.now())
      await noteNewFromSources(db, clock.now())
    },
  })
  const tidy = defineJob({
    name: 'meeting-tidy',
    data: z.object({}),
    policy: 'exclusive',
    run: () => tidyMeeting(db, clock.now()),
  })
  return {
    jobs: [tell, watch, tidy, pushJob],
    /** Tells and sends now: what the worker does every minute. */
    tellNow: () => tell.run({}, { id: 'now', signal: new AbortController().signal }),
    schedule: async () => {
      await house.jobs().schedule(tell, '* * * * *', {})
      await house.jobs().schedule(watch, '*/10 * * * *', {})
      await house.jobs().schedule(tidy, '20 2 * * *', {})
    },
  }
}

/** Push services want an address of `https` or `mailto` to write to. */
function contactOf(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? publicUrl : 'mailto:wiker@localhost.invalid'
}
