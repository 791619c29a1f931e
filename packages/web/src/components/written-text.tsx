import { MarkdownText } from '../markdown/text.tsx'
import { Prose } from './prose.tsx'
import { useReader } from './reader.ts'

/** True of a record that somebody wrote on this site: its text is Markdown. */
export function isWrittenHere(
  { provenance }: { provenance?: { source: string } | undefined },
  publicUrl: string,
): boolean {
  return provenance?.source === publicUrl
}

/** The text of a record: what was written here with its bold words and its lists, what a source says as plain paragraphs. */
export function WrittenText({ text, record, here = false }: { text: string; record: object; here?: boolean }) {
  const { publicUrl, network } = useReader()
  return here || isWrittenHere(record, network ?? publicUrl) ? <MarkdownText text={text} /> : <Prose text={text} />
}
