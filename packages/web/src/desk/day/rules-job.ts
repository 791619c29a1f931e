import { defineJob, type JobDefinition } from '@wiker/platform/jobs.ts'
import { z } from 'zod'
import { applyAllRules } from './apply-rules.ts'
import type { DayDeps } from './card-kind.ts'

/** What answers of rules are given; they show no page. */
export type RulesDeps = Pick<DayDeps, 'clock' | 'publicUrl' | 'log' | 'post'> & {
  people: Pick<DayDeps['people'], 'db'>
  desk: Pick<DayDeps['desk'], 'house' | 'ask'>
}

/** Every five minutes: what people agreed to have answered by itself. */
export function rulesJob(deps: RulesDeps): JobDefinition {
  return defineJob({
    name: 'desk-rules',
    data: z.object({}),
    retries: 0,
    policy: 'exclusive',
    run: async () => {
      await applyAllRules(deps as DayDeps)
    },
  })
}
