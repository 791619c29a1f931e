import type { Preview } from '@wiker/harvest'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'

interface Props {
  preview: Preview
  /** A dropped file, which its repaired self may replace; what lies at an address is its publisher's to change. */
  isFile: boolean
  mended: number | undefined
}

/** What a repaired file would put right: taken in one press, or handed to who publishes the data. */
export function Mend({ preview: { mendable = 0, more }, isFile, mended }: Props) {
  const { t } = useReader()
  if (mended === undefined && mendable === 0) return null
  return (
    <Block id="mend" title={t('desk.quality.file')}>
      {mended !== undefined && (
        <p class="notice" role="status">
          {t('desk.mend.done', { count: mended })}
        </p>
      )}
      {mendable > 0 && (
        <>
          <p>{t('desk.mend.can', { count: mendable, more: more ? 'yes' : 'no' })}</p>
          {!isFile && <p>{t('desk.mend.forPublisher')}</p>}
          <p class="actions">
            <button class="button button--quiet" type="submit" name="do" value={isFile ? 'repair' : 'repaired'}>
              {t(isFile ? 'desk.mend.take' : 'desk.quality.download')}
            </button>
          </p>
        </>
      )}
    </Block>
  )
}
