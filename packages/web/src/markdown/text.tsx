import { renderMarkdown } from './render.ts'

/** What people wrote, in a page. */
export function MarkdownText({ text }: { text: string }) {
  // The one place where a text becomes HTML: `renderMarkdown` has sanitised it.
  return <div class="prose" dangerouslySetInnerHTML={{ __html: renderMarkdown(text) }} />
}
