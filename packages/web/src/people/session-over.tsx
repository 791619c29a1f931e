import type { MiddlewareHandler } from 'hono'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Deps, Site, SiteContext, SiteEnv } from '../server/deps.ts'
import { readFilesForm } from '../server/files-form.ts'
import { ownFormsOnly } from '../server/own-form.ts'

/** Where people write at length, and may find that they are signed out when they send it. */
const written = [
  '/mon-espace/*',
  '/:town/agenda/:record/commenter',
  '/:town/:section/:record/recommander',
  '/:town/:section/:record/question',
  '/:town/entraide/proposer',
]

/**
 * A form sent after the session has ended: 401, with all that was typed, to be sent again once one has signed in beside. Nothing of it is kept here;
 * a form of another site is refused before, so that nobody sends another's words by hand.
 */
export function keepWhatWasTyped(site: Site, deps: Deps): void {
  for (const path of written) site.on('POST', path, ownFormsOnly(deps), orGiveBack(deps))
}

function orGiveBack(deps: Deps): MiddlewareHandler<SiteEnv> {
  return async (given, next) => {
    const c = given as SiteContext
    if (c.var.person) return next()
    const form = await readFilesForm(c)
    if (form instanceof Response) return form
    const fields = form.names().flatMap((name) => form.all(name).map((value) => ({ name, value })))
    if (!fields.some(({ value }) => value.trim() !== '')) return next()
    c.header('cache-control', 'private, no-store')
    return show(c, deps, {
      body: <SessionOverBody fields={fields} path={c.var.path} />,
      head: { title: wordsFor(c).t('sessionOver.title'), noindex: true },
      status: 401,
    })
  }
}

export interface TypedField {
  name: string
  value: string
}

/** What reads as a text is shown, so that it can be copied too; ticks and choices go along unseen. */
const isText = ({ value }: TypedField) => /\s/.test(value.trim())

export function SessionOverBody({ fields, path }: { fields: TypedField[]; path: string }) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('sessionOver.title')}</h1>
        <p role="alert">{t('sessionOver.lead')}</p>
      </div>
      <p class="actions">
        <a class="button" href={to(withQuery('/connexion', { page: '/compte' }))} target="_blank" rel="noopener">
          {t('sessionOver.signIn')}
        </a>
      </p>
      <form class="report" method="post" action={to(path)}>
        {fields.map((field, index) =>
          isText(field) ? (
            <label class="field">
              <span>{t('sessionOver.typed', { number: fields.slice(0, index + 1).filter(isText).length })}</span>
              {/* A browser leaves out the line break that begins a text area. */}
              <textarea name={field.name} rows={Math.min(8, field.value.split('\n').length + 1)}>
                {`\n${field.value}`}
              </textarea>
            </label>
          ) : (
            <input type="hidden" name={field.name} value={field.value} />
          ),
        )}
        <p>{t('sessionOver.pictures')}</p>
        <button class="button" type="submit">
          {t('sessionOver.send')}
        </button>
      </form>
    </>
  )
}
