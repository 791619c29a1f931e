import { Prose } from '../components/prose.tsx'
import { useReader } from '../components/reader.ts'
import type { MessageKey } from '../formatting/words.ts'
import type { SiteContext } from '../server/deps.ts'
import { type PageDeps, show, wordsFor } from './show.tsx'

/** Pages made of words alone: each a title, a lead, and questions with their answers. */
const plainPages = {
  about: ['what', 'where', 'wrong', 'money', 'free'],
} as const
type PlainPage = keyof typeof plainPages

export function plainPage(name: PlainPage) {
  return (c: SiteContext, deps: PageDeps) => {
    const { t } = wordsFor(c)
    return show(c, deps, {
      body: <PlainBody name={name} />,
      head: { title: t(`${name}.title`), description: t(`${name}.lead`) },
    })
  }
}

export function PlainBody({ name }: { name: PlainPage }) {
  const { t } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t(`${name}.title`)}</h1>
        <p>{t(`${name}.lead`)}</p>
      </div>
      <div class="prose">
        {plainPages[name].map((part) => (
          <>
            <h2>{t(`${name}.${part}.title` as MessageKey)}</h2>
            <Prose text={t(`${name}.${part}.text` as MessageKey)} />
          </>
        ))}
      </div>
    </>
  )
}
