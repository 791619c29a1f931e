import { FindTown } from '../components/forms.tsx'
import { useReader } from '../components/reader.ts'

export function NetworkBanner({ value }: { value: string | undefined }) {
  const { t } = useReader()
  return (
    <div class="nameplate nameplate--home nameplate--network">
      <div class="wrap">
        <h1>{t('network.title')}</h1>
        <p class="nameplate__line">{t('network.lead')}</p>
        <FindTown value={value} />
      </div>
    </div>
  )
}
