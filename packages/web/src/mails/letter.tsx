import type { Language } from '../server/language.ts'

export interface LetterContent {
  paragraphs: string[]
  button?: { text: string; address: string }
  after?: string[]
}

/** A letter in its two forms: the plain one says the same, with the address in full. Mail programs know little CSS, so it stands in the tags. */
export function letter(language: Language, { paragraphs, button, after = [] }: LetterContent) {
  const text = [...paragraphs, ...(button ? [`${button.text} :\n${button.address}`] : []), ...after].join('\n\n')
  const html = (
    <html lang={language}>
      <body style="margin:0;padding:24px;background:#f6f5f1;font:17px/1.5 Georgia,serif;color:#1f2a30">
        <div style="max-width:34em;margin:0 auto;padding:24px;background:#fff;border:1px solid #d9d5ca">
          {paragraphs.map((paragraph) => (
            <p style="margin:0 0 16px;white-space:pre-line">{paragraph}</p>
          ))}
          {button && (
            <p style="margin:24px 0">
              <a
                href={button.address}
                style="display:inline-block;padding:12px 20px;background:#1d4f63;color:#fff;text-decoration:none;font-weight:bold"
              >
                {button.text}
              </a>
            </p>
          )}
          {after.map((paragraph) => (
            <p style="margin:16px 0 0;color:#55626a">{paragraph}</p>
          ))}
        </div>
      </body>
    </html>
  )
  return { text: `${text}\n`, html: `<!doctype html>${html.toString()}` }
}
