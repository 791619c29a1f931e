import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { AccessInputs } from './access-form.tsx'
import type { Draft } from './add-source.tsx'

interface StartProps {
  towns: TownCard[]
  draft?: Pick<Draft, 'address' | 'town'>
  problem?: 'desk.add.tooLarge' | 'desk.add.noTown' | 'desk.add.noAddress' | 'desk.source.badKey' | 'desk.add.emptyFile'
}

/** An address or a file, and for which town. */
export function StartBody({ towns, draft, problem }: StartProps) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('desk.add.title')}</h1>
        <p>{t('desk.add.lead')}</p>
      </div>
      {problem && (
        <Empty>
          <p role="alert">{t(problem)}</p>
        </Empty>
      )}
      <form class="report" method="post" action={to('/bureau/sources/ajouter')} enctype="multipart/form-data">
        {towns.length > 1 && (
          <label class="field">
            <span>{t('desk.add.town')}</span>
            <select name="town" required>
              <option value="">{t('desk.add.chooseTown')}</option>
              {towns.map((town) => (
                <option value={town.code} selected={town.code === draft?.town}>
                  {town.name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label class="field">
          <span>{t('desk.add.address')}</span>
          <input
            type="text"
            inputmode="url"
            name="address"
            value={draft?.address}
            maxlength={2000}
            autocomplete="off"
          />
        </label>
        <label class="field">
          <span>{t('desk.add.file')}</span>
          <input type="file" name="file" />
        </label>
        <details>
          <summary>{t('desk.access')}</summary>
          <AccessInputs />
        </details>
        <button class="button" type="submit">
          {t('desk.add.look')}
        </button>
      </form>
    </>
  )
}
