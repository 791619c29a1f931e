import { defineJob, type JobDefinition } from '@wiker/platform/jobs.ts'
import { forgetCounts } from '@wiker/town/audience/keep.ts'
import { dayIn } from '@wiker/town/days.ts'
import type { Db } from '@wiker/town/db.ts'
import { forgetOrder } from '@wiker/town/order/forget.ts'
import { z } from 'zod'
import { networkTimezone } from '../server/context.ts'

/** Every night: what was kept long enough of readings, reports and decisions is removed. */
export function orderJob({ db, clock }: { db: Db; clock: { now(): Date } }): JobDefinition {
  return defineJob({
    name: 'order-forget',
    data: z.object({}),
    run: async () => {
      const now = clock.now()
      await forgetCounts(db, dayIn(networkTimezone, now))
      await forgetOrder(db, now)
    },
  })
}
