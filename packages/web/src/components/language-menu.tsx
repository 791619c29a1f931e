import { conventions } from '../formatting/conventions.ts'
import { type Language, localPath } from '../server/language.ts'
import { useReader } from './reader.ts'

/** The other languages of the same page: a link where there is but one, a small menu where there are more. */
export function LanguageMenu({ path, query, spoken }: { path: string; query: string; spoken: readonly Language[] }) {
  const { t, language } = useReader()
  const others = spoken.filter((one) => one !== language)
  const links = others.map((one) => (
    <a href={localPath(one, path) + query} lang={one} hreflang={one}>
      {conventions[one].name}
    </a>
  ))
  if (others.length < 2) return <>{links}</>
  return (
    <details class="languages">
      <summary>
        <span class="visually-hidden">{t('layout.language')}</span> {conventions[language].name}
      </summary>
      <ul>
        {links.map((link) => (
          <li>{link}</li>
        ))}
      </ul>
    </details>
  )
}
