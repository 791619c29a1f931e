import { useReader } from '../components/reader.ts'

export type Publish = 'all' | 'queue'

/** By itself, or after a word for each new record. */
export function PublishChoice({ chosen }: { chosen: Publish }) {
  const { t } = useReader()
  return (
    <fieldset class="choices">
      <legend>{t('desk.publish')}</legend>
      {(['all', 'queue'] as const).map((one) => (
        <label class="choice">
          <input type="radio" name="publish" value={one} checked={one === chosen} />
          <span>{t(`desk.publish.${one}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}

export const publishOf = (text: string): Publish => (text === 'queue' ? 'queue' : 'all')
