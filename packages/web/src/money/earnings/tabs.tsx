import { useReader } from '../../components/reader.ts'

const pages = [
  ['/bureau/revenus', 'earnings.title'],
  ['/bureau/revenus/identite', 'earnings.identity.title'],
  ['/bureau/revenus/mandat', 'earnings.mandate.title'],
  ['/bureau/revenus/attestation', 'earnings.certificate.title'],
] as const

export type EarningsTab = (typeof pages)[number][0]

/** The pages of an animator about her money. */
export function EarningsTabs({ at }: { at: EarningsTab }) {
  const { t, to } = useReader()
  return (
    <nav class="tabs" aria-label={t('earnings.pages')}>
      {pages.map(([path, name]) => (
        <a href={to(path)} aria-current={path === at ? 'page' : undefined}>
          {t(name)}
        </a>
      ))}
    </nav>
  )
}
