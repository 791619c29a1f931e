import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'

/** Being reached on the telephone itself. Only a browser can ask for it: without its script the block says so, and the rest serves. */
export function PushOptIn({ devices }: { devices: number }) {
  const { t, to } = useReader()
  return (
    <Block id="telephone" title={t('meet.push.title')}>
      <p>{t('meet.push.text')}</p>
      <p>{t('meet.push.devices', { count: devices })}</p>
      <push-opt-in
        data-register={to('/notifications/appareil')}
        data-refused={t('meet.push.refused')}
        data-done={t('meet.push.done')}
        data-failed={t('meet.push.failed')}
      >
        <button class="button button--quiet" type="button" hidden>
          {t('meet.push.allow')}
        </button>
        <p role="status"></p>
      </push-opt-in>
      {devices > 0 && (
        <form method="post" action={to('/notifications/appareil/retrait')}>
          <button class="button button--quiet" type="submit">
            {t('meet.push.stop')}
          </button>
        </form>
      )}
    </Block>
  )
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'push-opt-in': HTMLAttributesOf
    }
  }
}
type HTMLAttributesOf = Record<string, unknown>
