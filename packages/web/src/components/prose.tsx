/**
 * A source's own text in paragraphs. Tags it may hold are taken off, never shown: the words are kept, no markup of others enters
 * a page.
 */
export function Prose({ text }: { text: string }) {
  return (
    <div class="prose">
      {paragraphs(text).map((paragraph) => (
        <p>
          {paragraph.split('\n').map((line, index) => (
            <>
              {index > 0 && <br />}
              {line}
            </>
          ))}
        </p>
      ))}
    </div>
  )
}

export function paragraphs(text: string): string[] {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/<\/(?:p|div|li|h\d|ul|ol)>/gi, '\n\n')
    .replaceAll(/<li[^>]*>/gi, '– ')
    .replaceAll(/<[a-z/!][^>]*>/gi, '')
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#0?39;|&apos;|&rsquo;/g, '’')
    .replaceAll('&amp;', '&')
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .join('\n'),
    )
    .filter(Boolean)
}
