import { type AccessSummary, learnt, type Source } from '@wiker/harvest'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { AccessInputs } from './access-form.tsx'
import { isAddress } from './address.ts'
import { PublishChoice } from './publish-choice.tsx'

interface Props {
  source: Source
  access: AccessSummary | undefined
}

/** Name, address, when it is read, what it publishes, what it asks for, and giving it up: what becomes of its records is always asked. */
export function SourceSettingsForms({ source, access }: Props) {
  const { t, to } = useReader()
  const path = `/bureau/sources/${source.id}`
  const isFile = !isAddress(source.url)
  return (
    <>
      <Block id="settings" title={t('desk.source.settings')}>
        {isFile && (
          <form class="report" method="post" action={to(`${path}/fichier`)} enctype="multipart/form-data">
            <label class="field">
              <span>{t('desk.source.newFile')}</span>
              <input type="file" name="file" required />
            </label>
            <button class="button" type="submit">
              {t('desk.source.replace')}
            </button>
          </form>
        )}
        <form class="report" method="post" action={to(`${path}/reglages`)}>
          <label class="field">
            <span>{t('desk.source.name')}</span>
            <input type="text" name="name" value={source.name} required maxlength={200} />
          </label>
          {!isFile && (
            <>
              <label class="field">
                <span>{t('desk.source.address')}</span>
                <input type="url" name="url" value={source.url} required maxlength={2000} />
              </label>
              <fieldset class="choices">
                <legend>{t('desk.source.when')}</legend>
                {[learnt, 'never'].map((schedule) => (
                  <label class="choice">
                    <input
                      type="radio"
                      name="schedule"
                      value={schedule}
                      checked={schedule === 'never' ? source.schedule === null : source.schedule !== null}
                    />
                    <span>{t(schedule === 'never' ? 'desk.source.when.never' : 'desk.source.when.learnt')}</span>
                  </label>
                ))}
              </fieldset>
            </>
          )}
          <PublishChoice chosen={source.settings.publish ?? 'all'} />
          <button class="button" type="submit">
            {t('desk.save')}
          </button>
        </form>
        <p>
          <a class="tall" href={to(`${path}/colonnes`)}>
            {t('desk.source.changeColumns')}
          </a>
        </p>
        {!isFile && (
          <details open={access !== undefined}>
            <summary>{t('desk.access')}</summary>
            <form class="report" method="post" action={to(`${path}/acces`)}>
              <AccessInputs kept={access} />
              <button class="button" type="submit">
                {t('desk.access.save')}
              </button>
            </form>
          </details>
        )}
      </Block>
      <Block id="retire" title={t('desk.source.retire')}>
        <form class="report" method="post" action={to(`${path}/retirer`)}>
          <fieldset class="choices">
            <legend>{t('desk.source.retire.rows')}</legend>
            {(['keep', 'withdraw', 'remove'] as const).map((rows) => (
              <label class="choice">
                <input type="radio" name="rows" value={rows} required />
                <span>{t(`desk.source.retire.${rows}`)}</span>
              </label>
            ))}
          </fieldset>
          <button class="button button--quiet" type="submit">
            {t('desk.source.retire.do')}
          </button>
        </form>
      </Block>
    </>
  )
}
