import { entityFields } from '@wiker/connector/map/fields.ts'
import type { PreviewMember } from '@wiker/harvest'
import { type Entity, entityNames } from '@wiker/model'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'

/** What a person put right: the column by the field it gives, or null for none. */
export type ForcedColumns = Record<string, string | null>

const mostColumns = 1000

/** Columns are `colonne.<i>` with what they give in `champ.<i>`: their names may hold anything. */
export function readColumns(text: (name: string) => string): ForcedColumns {
  const columns: ForcedColumns = {}
  for (let index = 0; index < mostColumns; index++) {
    const column = text(`colonne.${index}`)
    const [was, is] = [text(`avant.${index}`), text(`champ.${index}`)]
    if (column !== '' && (is !== was || text(`force.${index}`) !== '')) columns[column] = is === '' ? null : is
  }
  return columns
}

interface Props {
  member: PreviewMember
  /** Number of the first of its columns in the form: several tables are in one. */
  first: number
  entity: string
  forced: ForcedColumns
  /** The source has other tables beside this one: each says its name. */
  several: boolean
}

/** Which column gives what: each can be put right. */
export function Columns({ member, first, entity, forced, several }: Props) {
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
  const every = member.columns.map((one, place) => ({ ...one, index: first + place }))
  const told = every.filter(({ to, name }) => to !== null || Object.hasOwn(forced, name))
  const aside = every.filter((one) => !told.includes(one))
  const column = ({ name, to, confidence, examples, index }: (typeof every)[number]) => (
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
  )
  const title = several
    ? t('desk.add.table', { path: tableName(member.path), kind: words.maybe(`entity.${member.entity!.type}`) ?? '' })
    : t('desk.add.columns')
  return (
    <Block id={`colonnes-${first}`} title={title}>
      {first === 0 && (
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
      )}
      <ul class="list column-list">{told.map(column)}</ul>
      {aside.length > 0 && (
        <details open={told.length === 0}>
          <summary>{t('desk.add.otherColumns', { count: aside.length })}</summary>
          <ul class="list column-list">{aside.map(column)}</ul>
        </details>
      )}
    </Block>
  )
}

/** The tables of a source that have columns, each with the number of its first one in the form. */
export function numbered(members: readonly PreviewMember[]) {
  let first = 0
  const tables = members.filter((member) => member.entity)
  return tables.map((member) => {
    const own = { member, first, several: tables.length > 1 }
    first += member.columns.length
    return own
  })
}

/** The sheet of a workbook, the file of an archive. */
function tableName(path: string): string {
  return path.split(/[#/]/).findLast((part) => part !== '') ?? path
}
