import type { Preview } from '@wiker/harvest'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { refusalInWords } from '../formatting/refusals.ts'
import type { MessageKey } from '../formatting/words.ts'
import { accessFields } from './access-form.tsx'
import type { Draft } from './add-source.tsx'
import { Columns, numbered } from './columns.tsx'
import { PreviewExamples } from './preview-examples.tsx'
import { Mend } from './preview-mend.tsx'
import { PublishChoice } from './publish-choice.tsx'
import { Troubles } from './troubles.tsx'

interface Props {
  draft: Draft
  town: TownCard
  preview: Preview
  /** Cells that were mended in the file that has just taken the place of the dropped one. */
  mended?: number | undefined
}

/** What a source would give: in a sentence, by examples, column by column; and what could not be read, with its reasons. */
export function PreviewBody({ draft, town, preview, mended }: Props) {
  const { t, to, words, language } = useReader()
  const tables = numbered(preview.members)
  const total = Object.values(preview.shown).reduce((sum, count) => sum + count, 0)
  return (
    <form method="post" action={to('/bureau/sources/ajouter')}>
      {/* Enter in a field looks again; nothing is added but by its own button. */}
      <button type="submit" name="do" value="look" hidden />
      <div class="page-head">
        <h1>{t('desk.add.understood')}</h1>
        <p role="status">{sentence()}</p>
      </div>
      {(['address', 'kept', 'town'] as const).map((name) => (
        <input type="hidden" name={name} value={draft[name]} />
      ))}
      {accessFields.map((name) => draft.access[name] && <input type="hidden" name={name} value={draft.access[name]} />)}
      <PreviewExamples examples={preview.examples} timezone={town.timezone} />
      <Troubles preview={preview} town={town} />
      <Mend preview={preview} isFile={draft.kept !== ''} mended={mended} />
      <Block id="source" title={t('desk.add.about')}>
        <div class="report">
          <label class="field">
            <span>{t('desk.source.name')}</span>
            <input type="text" name="name" value={draft.name} required maxlength={200} />
          </label>
          <label class="field">
            <span>{t('desk.add.publisher')}</span>
            <input type="text" name="publisher" value={draft.publisher} maxlength={200} />
          </label>
          <label class="field">
            <span>{t('desk.add.licence')}</span>
            <input type="text" name="licence" value={draft.licence} maxlength={200} />
          </label>
          <PublishChoice chosen={draft.publish} />
        </div>
      </Block>
      <p class="actions">
        {total > 0 && (
          <button class="button" type="submit" name="do" value="add">
            {t('desk.add.do', { town: town.name })}
          </button>
        )}
        <a class="button button--quiet" href={to('/bureau/sources/ajouter')}>
          {t('desk.add.other')}
        </a>
      </p>
      {tables.map((table) => (
        <Columns {...table} entity={draft.entity} forced={draft.columns} />
      ))}
      {tables.length > 0 && (
        <p class="actions">
          <button class="button button--quiet" type="submit" name="do" value="look">
            {t('desk.add.again')}
          </button>
        </p>
      )}
    </form>
  )

  function sentence(): string {
    if (preview.problem) return refusalInWords(preview.problem, words, language)
    const kinds = Object.entries(preview.shown).map(([kind, count]) => t(`desk.kind.${kind}` as MessageKey, { count }))
    const { read, refused } = preview.report
    if (kinds.length === 0 && refused > 0 && refused === read) return t('desk.add.unknownKind')
    if (kinds.length === 0) return t('desk.add.nothing', { town: town.name, read })
    const list = new Intl.ListFormat(words.locale).format(kinds)
    return t(preview.more ? 'desk.add.sentenceMore' : 'desk.add.sentence', { list, town: town.name })
  }
}
