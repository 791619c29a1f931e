import { useReader } from '../components/reader.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Deps, Site } from '../server/deps.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { longestText } from './parser.ts'
import { MarkdownText } from './text.tsx'

/** Bytes: every character of the longest text as a form sends it, beside the rest of its form. */
const largest = longestText * 9 + 64 * 1024

/** `/apercu-du-texte`: how the text of one field of any form of ours will look. Nothing is kept. */
export function registerTextPreview(site: Site, deps: Deps): void {
  site.post('/apercu-du-texte', ownFormsOnly(deps), async (c) => {
    const field = await readForm(c, largest)
    if (field instanceof Response) return field
    c.header('cache-control', 'no-store')
    return show(c, deps, {
      body: <TextPreviewBody text={field(field('rich-text'))} />,
      head: { title: wordsFor(c).t('rich.previewTitle'), noindex: true, canonical: '/' },
    })
  })
}

export function TextPreviewBody({ text }: { text: string }) {
  const { t } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('rich.previewTitle')}</h1>
        <p>{t('rich.previewLead')}</p>
      </div>
      <div data-preview>{text.trim() ? <MarkdownText text={text} /> : <p>{t('rich.previewEmpty')}</p>}</div>
    </>
  )
}
