import { Cron } from 'croner'

/** Next time of a cron expression (five fields, UTC) after `now`; `undefined` when the expression is not one. */
export function nextRun(schedule: string, now: Date): Date | undefined {
  try {
    return new Cron(schedule, { timezone: 'UTC' }).nextRun(now) ?? undefined
  } catch {
    return undefined
  }
}

/** Once a day at an hour of the night that depends on the source, so that they don't all ask at once. */
export function nightly(seed: string): string {
  let sum = 0
  for (const letter of seed) sum = (sum * 31 + letter.charCodeAt(0)) % 300
  return `${sum % 60} ${1 + Math.floor(sum / 60)} * * *`
}
