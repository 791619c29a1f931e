import { z } from 'zod'
import { checkText, missing } from './check/check.ts'
import { vocabularyOf } from './check/vocabulary.ts'
import { plainText } from './compose.ts'
import { cut } from './decide.ts'
import type { Composed } from './types.ts'

/** A language model at an address that speaks as OpenAI's does (`POST …/chat/completions`). */
export interface Polisher {
  /** `https://models.example/v1`, without what follows. */
  url: string
  key?: string | undefined
  model: string
  /** Milliseconds after which the house's own text is kept. */
  patience?: number
}

const answerSchema = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullable() }), finish_reason: z.string().nullish() }))
    .min(1),
})

const instructions =
  'You are the copy editor of a small local newspaper. Rewrite the text so that it reads well, in the same language, at about the same length. ' +
  'Keep every figure, date, weekday, hour and proper name exactly as written; add no fact, no figure and no name. ' +
  'Answer with the text alone, paragraphs separated by an empty line.'

/**
 * Has a model say a story better. The same checker judges what comes back: it must say every fact and no other. Undefined when it does not, or does
 * not answer in time, or answers anything else: the plain text is kept. Only the town's language is polished; the others are kept as they are.
 */
export async function polishStory(polisher: Polisher, story: Composed): Promise<Composed | undefined> {
  const text = plainText(story.told)
  const answer = await ask(polisher, story.language, text)
  const polished = answer && tidy(answer)
  if (!polished || polished === text || polished.length > text.length * 2 + 200) return undefined
  const { language, evidence } = story
  const vocabulary = await vocabularyOf(language)
  const judging = { text: polished, language, facts: evidence.facts, vocabulary }
  const { problems, found } = checkText(judging)
  const said = [...new Set(story.told.paragraphs.flatMap((parts) => parts.flatMap(({ e }) => e ?? [])))]
  if (problems.length > 0 || missing(polished, language, evidence.facts, said, vocabulary).length > 0) return undefined
  return { ...story, told: { ...story.told, paragraphs: cut(polished, found) } }
}

async function ask({ url, key, model, patience = 20_000 }: Polisher, language: string, text: string) {
  try {
    const response = await fetch(`${url.replace(/\/$/, '')}/chat/completions`, {
      method: 'POST',
      signal: AbortSignal.timeout(patience),
      headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({
        model,
        temperature: 0.4,
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: `(${language})\n\n${text}` },
        ],
      }),
    })
    if (!response.ok) return undefined
    const read = answerSchema.safeParse(await response.json())
    const [choice] = read.success ? read.data.choices : []
    return choice && (choice.finish_reason ?? 'stop') === 'stop' ? (choice.message.content ?? undefined) : undefined
  } catch {
    return undefined
  }
}

const tidy = (text: string) =>
  text
    .trim()
    .replaceAll('\r\n', '\n')
    .replaceAll("'", '’')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n')
