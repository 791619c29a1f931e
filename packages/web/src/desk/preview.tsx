import { entityFields } from '@wiker/connector/map/fields.ts'
import type { Preview, PreviewMember } from '@wiker/harvest'
import { type Entity, entityNames } from '@wiker/model'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { refusalInWords, repairInWords } from '../formatting/refusals.ts'
import type { MessageKey } from '../formatting/words.ts'
import type { Draft } from './add-source.tsx'
import { PreviewExamples } from './preview-examples.tsx'

interface Props {
  draft: Draft
  town: TownCard
  preview: Preview
}

/** What a source would give: in a sentence, by examples, column by column; and what could not be read, with its reasons. */
export function PreviewBody({ draft, town, preview }: Props) {
  const { t, to, words, language } = useReader()
  const total = Object.values(preview.shown).reduce((sum, count) => sum + count, 0)
  return (
    <form method="post" action={to('/bureau/sources/ajouter')}>
      <div class="page-head">
        <h1>{t('desk.add.understood')}</h1>
        <p role="status">{sentence()}</p>
      </div>
      {(['address', 'kept', 'town'] as const).map((name) => (
        <input type="hidden" name={name} value={draft[name]} />
      ))}
      <PreviewExamples examples={preview.examples} timezone={town.timezone} />
      <Troubles preview={preview} />
      {preview.members
        .filter((member) => member.entity)
        .map((member) => (
          <Columns member={member} entity={draft.entity} forced={draft.columns} />
        ))}
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
        </div>
      </Block>
      <p class="actions">
        {total > 0 && (
          <button class="button" type="submit" name="do" value="add">
            {t('desk.add.do', { town: town.name })}
          </button>
        )}
        <button class="button button--quiet" type="submit" name="do" value="look">
          {t('desk.add.again')}
        </button>
        <a class="button button--quiet" href={to('/bureau/sources/ajouter')}>
          {t('desk.add.other')}
        </a>
      </p>
    </form>
  )

  function sentence(): string {
    if (preview.problem) return refusalInWords(preview.problem, words, language)
    const kinds = Object.entries(preview.shown).map(([kind, count]) => t(`desk.kind.${kind}` as MessageKey, { count }))
    if (kinds.length === 0) return t('desk.add.nothing', { town: town.name, read: preview.report.read })
    const list = new Intl.ListFormat(words.locale).format(kinds)
    return t(preview.more ? 'desk.add.sentenceMore' : 'desk.add.sentence', { list, town: town.name })
  }
}

function Troubles({ preview }: { preview: Preview }) {
  const { t, words, language } = useReader()
  const { refused, elsewhere, unplaced, refusals } = preview.report
  const repairs = preview.members.flatMap((member) => member.repairs)
  if (refused + elsewhere + unplaced + repairs.length === 0) return null
  return (
    <Block id="troubles" title={t('desk.add.troubles')}>
      <ul>
        {elsewhere > 0 && <li>{t('desk.add.elsewhere', { count: elsewhere })}</li>}
        {unplaced > 0 && <li>{t('desk.add.unplaced', { count: unplaced })}</li>}
        {refused > 0 && <li>{t('desk.add.refused', { count: refused })}</li>}
        {repairs.map((repair) => (
          <li>{repairInWords(repair, language)}</li>
        ))}
      </ul>
      {refusals.length > 0 && (
        <details>
          <summary>{t('desk.add.rows')}</summary>
          <ul>
            {refusals.slice(0, 50).map(({ where, problems }) => (
              <li>
                {t('desk.add.row', { row: where })}{' '}
                {problems
                  .map((problem) => {
                    const said = refusalInWords(problem, words, language)
                    return problem.column ? `${t('source.column', { column: problem.column })} ${said}` : said
                  })
                  .join(' ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Block>
  )
}

interface ColumnsProps {
  member: PreviewMember
  entity: string
  forced: Draft['columns']
}

/** Which column gives what: each can be put right. */
function Columns({ member, entity, forced }: ColumnsProps) {
  const { t, words } = useReader()
  const type = (entity || member.entity!.type) as Entity
  const fields = [...new Set([...(entityFields[type] ?? []), ...member.columns.flatMap(({ to }) => (to ? [to] : []))])]
  // Fields without a name are the machine's business; one that was found is shown all the same.
  const found = new Set(member.columns.map((column) => column.to))
  const choices = fields
    .map((field) => ({ field, name: words.maybe(`field.${field}`) ?? (found.has(field) ? field : undefined) }))
    .filter((choice) => choice.name !== undefined)
    .map(({ field, name }) => ({ field, name: name! }))
    .sort((a, b) => a.name.localeCompare(b.name, words.locale))
  return (
    <Block id={`colonnes-${member.path}`} title={t('desk.add.columns')}>
      <label class="field report">
        <span>{t('desk.add.entity')}</span>
        <select name="entity">
          <option value="">
            {t('desk.add.entity.found', { kind: words.maybe(`entity.${member.entity!.type}`) ?? '' })}
          </option>
          {entityNames.map((name) => (
            <option value={name} selected={name === entity}>
              {words.maybe(`entity.${name}`) ?? name}
            </option>
          ))}
        </select>
      </label>
      <ul class="list column-list">
        {member.columns.map(({ name, to, confidence, examples }, index) => (
          <li>
            <input type="hidden" name={`colonne.${index}`} value={name} />
            <input type="hidden" name={`avant.${index}`} value={to ?? ''} />
            {Object.hasOwn(forced, name) && <input type="hidden" name={`force.${index}`} value="1" />}
            <label class="field">
              <span>{name}</span>
              <select name={`champ.${index}`}>
                <option value="">{t('desk.add.column.none')}</option>
                {choices.map(({ field, name: said }) => (
                  <option value={field} selected={field === to}>
                    {said}
                  </option>
                ))}
              </select>
            </label>
            <p class="line__facts">
              {to !== null && confidence < 0.7 && <span>{t('desk.add.column.unsure')}</span>}
              {examples.map((example) => (
                <span>{example}</span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Block>
  )
}
