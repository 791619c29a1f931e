import type { TownCard } from '@wiker/town/types.ts'
import { raw } from 'hono/html'
import { useReader } from '../components/reader.ts'
import { DeskHead } from '../desk/town.tsx'
import type { Language } from '../server/language.ts'
import type { WrittenLetter } from './letter-mail.tsx'

interface Props {
  town: Pick<TownCard, 'slug'>
  letter: WrittenLetter
  language: Language
}

/** The letter as it reads on a telephone and in a mail program of a computer. No page here has a style of its own: what the letter carries in its tags, a sheet of ours says again. */
export function PreviewBody({ town, letter, language }: Props) {
  const { t, to } = useReader()
  const html = withoutStyles(letter.html)
  return (
    <>
      <DeskHead title={letter.subject} />
      <p class="actions">
        <a class="button button--quiet" href={to(`/bureau/${town.slug}/lettre`)}>
          {t('letter.tool')}
        </a>
      </p>
      <div class="mail-previews">
        {['telephone', 'ordinateur'].map((where) => (
          <div class={`mail-preview mail-preview--${where}`} lang={language} key={where}>
            {raw(html)}
          </div>
        ))}
      </div>
    </>
  )
}

/** Its body alone, one heading lower, without what stands in its tags. */
function withoutStyles(html: string): string {
  return html
    .replace(/^[\s\S]*?<body[^>]*>/, '')
    .replace(/<\/body>[\s\S]*$/, '')
    .replaceAll(/ style="[^"]*"/g, '')
    .replaceAll(/<(\/?)h2\b/g, '<$1h3')
    .replaceAll(/<(\/?)h1\b/g, '<$1h2')
}
