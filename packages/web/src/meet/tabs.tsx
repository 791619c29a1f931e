import { useReader } from '../components/reader.ts'

const pages = [
  ['/notifications', 'meet.tab.notifications'],
  ['/suivis', 'meet.tab.follows'],
  ['/messages', 'meet.tab.messages'],
  ['/notifications/reglages', 'meet.tab.choices'],
] as const

/** Between the pages of what one is told. */
export function MeetTabs() {
  const { t, to, path } = useReader()
  return (
    <nav class="tabs" aria-label={t('meet.tabs')}>
      {pages.map(([address, key]) => (
        <a href={to(address)} aria-current={path === address ? 'page' : undefined}>
          {t(key)}
        </a>
      ))}
    </nav>
  )
}
