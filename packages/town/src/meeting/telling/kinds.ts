import type { NotificationKind } from '@wiker/platform/database/schema.ts'

export const tellingKinds = ['new', 'changed', 'alert', 'answer', 'reminder'] as const satisfies NotificationKind[]
export const channels = ['site', 'mail', 'push'] as const
export type Channel = (typeof channels)[number]
export type ChosenChannel = `${NotificationKind}.${Channel}`

export const allChannels = tellingKinds.flatMap((kind) =>
  channels.map((channel): ChosenChannel => `${kind}.${channel}`),
)

/** What nobody has chosen: everything but news on the telephone. A telephone is reached only once it was allowed. */
export const usualChannels = allChannels.filter((one) => one !== 'new.push')
