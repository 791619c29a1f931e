import { useReader } from '../../components/reader.ts'
import { momentInWords } from '../../formatting/moment.ts'
import { networkTimezone } from '../../server/context.ts'

/** What the last look at the accounts found, and the way to its page. */
export function RulesLine({ examination }: { examination: { at: Date; rules: number; broken: number } | undefined }) {
  const { t, to, words } = useReader()
  if (!examination) return <p class="find__hint">{t('cockpit.rules.never')}</p>
  const { rules, broken, at } = examination
  const when = momentInWords(at, { timezone: networkTimezone }, words)
  return (
    <p class={broken > 0 ? 'notice notice--alert' : undefined}>
      <a class="tall" href={to('/bureau/reseau/controle')}>
        {t(broken > 0 ? 'cockpit.rules.broken' : 'cockpit.rules.true', { broken, rules, when })}
      </a>
    </p>
  )
}
