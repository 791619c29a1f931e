import { Icon } from './icon.tsx'
import { townPath } from './links.ts'
import { useReader } from './reader.ts'

/** A search field with its button: one line on a wide screen, two on a phone. */
function SearchForm({
  action,
  label,
  hint,
  value,
  id,
  name = 'q',
  kept = {},
}: {
  action: string
  label: string
  hint?: string
  value?: string | undefined
  id: string
  name?: string
  /** What else the address says, kept when searching. */
  kept?: Record<string, string | undefined>
}) {
  const { t } = useReader()
  return (
    <search>
      <form class="find" method="get" action={action}>
        <label for={id}>{label}</label>
        <div class="find__row">
          <input
            type="search"
            id={id}
            name={name}
            value={value}
            autocomplete="off"
            aria-describedby={hint ? `${id}-aide` : undefined}
          />
          {Object.entries(kept).map(([key, text]) => text && <input type="hidden" name={key} value={text} />)}
          <button class="button" type="submit">
            <Icon name="search" />
            {t('search.button')}
          </button>
        </div>
        {hint && (
          <p class="find__hint" id={`${id}-aide`}>
            {hint}
          </p>
        )}
      </form>
    </search>
  )
}

export function FindTown({ value }: { value?: string | undefined }) {
  const { to, t } = useReader()
  return (
    <SearchForm
      action={to('/')}
      id="commune"
      name="commune"
      label={t('find.label')}
      hint={t('find.hint')}
      value={value}
    />
  )
}

export function FindInTown({
  town,
  value,
  kept = {},
}: {
  town: { slug: string; name: string }
  value?: string | undefined
  kept?: Record<string, string | undefined>
}) {
  const { to, t } = useReader()
  const action = to(townPath(town.slug, 'recherche'))
  return (
    <search-box
      data-url={`${action}/suggestions`}
      data-label={t('suggest.label')}
      data-one={t('suggest.one')}
      data-many={t('suggest.many', { count: '%' })}
    >
      <SearchForm
        action={action}
        id="q"
        label={t('search.label', { town: town.name })}
        hint={t('search.hint')}
        value={value}
        kept={kept}
      />
    </search-box>
  )
}

/** Search within the list one is looking at. */
export function FindInList({
  path,
  value,
  kept = {},
}: {
  path: string
  value?: string | undefined
  kept?: Record<string, string | undefined>
}) {
  const { to, t } = useReader()
  return <SearchForm action={to(path)} id="mots" label={t('list.search')} value={value} kept={kept} />
}

/** A field that people do not see: only a machine fills it, and what it sends is dropped. */
export function Trap() {
  return (
    <label class="trap" aria-hidden="true">
      <span>Website</span>
      <input type="text" name="website" tabindex={-1} autocomplete="off" />
    </label>
  )
}
