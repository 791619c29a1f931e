import { type AccessSummary, type SourceAccess, sourceAccessSchema } from '@wiker/harvest'
import { useReader } from '../components/reader.ts'
import type { Fields } from '../server/own-form.ts'

/** Fields of a form in which a person says what a source asks for. */
export const accessFields = ['user', 'password', 'keyPlace', 'keyName', 'keyValue'] as const
export type TypedAccess = Record<(typeof accessFields)[number], string>

export function readAccess(field: Fields): TypedAccess {
  return Object.fromEntries(accessFields.map((name) => [name, field(name).trim().slice(0, 2000)])) as TypedAccess
}

/** What was typed, as the harvest has it; `null` when nothing was, undefined when the key cannot be one. */
export function accessOf({
  user,
  password,
  keyPlace,
  keyName,
  keyValue,
}: TypedAccess): SourceAccess | null | undefined {
  const given = {
    ...(user ? { user } : {}),
    ...(password ? { password } : {}),
    ...(keyPlace && keyValue ? { key: { place: keyPlace, name: keyName || 'Authorization', value: keyValue } } : {}),
  }
  if (Object.keys(given).length === 0) return null
  const checked = sourceAccessSchema.safeParse(given)
  return checked.success ? checked.data : undefined
}

/** A name and a password, a key and where it is given. What is kept is named, never shown. */
export function AccessInputs({ kept }: { kept?: AccessSummary | undefined }) {
  const { t, words } = useReader()
  const parts = kept
    ? [
        kept.user && t('desk.access.keptUser', { user: kept.user }),
        kept.password && t('desk.access.keptPassword'),
        kept.key && t('desk.access.keptKey', { name: kept.key.name }),
      ].filter((part) => typeof part === 'string')
    : []
  return (
    <>
      {parts.length > 0 && <p>{t('desk.access.kept', { what: new Intl.ListFormat(words.locale).format(parts) })}</p>}
      <p class="list__facts">{t(parts.length > 0 ? 'desk.access.replace' : 'desk.access.lead')}</p>
      <label class="field">
        <span>{t('desk.access.user')}</span>
        <input type="text" name="user" autocomplete="off" maxlength={500} />
      </label>
      <label class="field">
        <span>{t('desk.access.password')}</span>
        <input type="password" name="password" autocomplete="new-password" maxlength={2000} />
      </label>
      <label class="field">
        <span>{t('desk.access.keyPlace')}</span>
        <select name="keyPlace">
          {(['', 'header', 'query'] as const).map((place) => (
            <option value={place}>{t(place === '' ? 'desk.access.none' : `desk.access.${place}`)}</option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{t('desk.access.keyName')}</span>
        <input type="text" name="keyName" autocomplete="off" maxlength={100} />
      </label>
      <label class="field">
        <span>{t('desk.access.key')}</span>
        <input type="password" name="keyValue" autocomplete="off" maxlength={2000} />
      </label>
    </>
  )
}
