import { fold, normalizeText } from '../normalize/text.ts'
import { mendLetters } from './mend.ts'

/** An announcement without what mail programs and Markdown put around it. */
export interface CleanText {
  text: string
  /** The subject of a forwarded message, when the text carries one. */
  subject?: string
  /** Lines under the signature mark or the last greeting: who writes, and how to reach them. */
  signature: string
}

export function cleanText(raw: string, kind: 'txt' | 'md' | 'eml'): CleanText {
  let text = mendLetters(normalizeText(raw).value ?? '')
  if (kind === 'md') text = withoutMarkdown(text)
  const forwarded = withoutHeaders(text)
  const unquoted = withoutQuotes(forwarded.text)
  const { body, signature } = splitSignature(unquoted)
  return { text: body.trim(), signature, ...(forwarded.subject ? { subject: forwarded.subject } : {}) }
}

/** "TR: [Asso] Fwd : Loto" → "Loto". */
export function cleanSubject(subject: string): string {
  let text = subject.trim()
  for (;;) {
    const shorter = text.replace(/^(?:(?:re|fwd?|tr|rv|wg|sv|rép)\s*(?:\[\d+\])?\s*:|\[[^\]]{1,40}\])\s*/i, '').trim()
    if (shorter === text) return text
    text = shorter
  }
}

function withoutMarkdown(text: string): string {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\((?:mailto:|tel:)?([^)\s]+)[^)]*\)/g, (_, label: string, target: string) =>
      label.includes(target) ? label : `${label} ${target}`,
    )
    .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/(?<![\w*])([*_])(?=\S)([^\n*_]*?\S)\1(?![\w*])/g, '$2')
    .replace(/^[-*_]{3,}$/gm, '')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\\([\\*_#.-])/g, '$1')
}

/** Drops the lines a mail program writes above a forwarded or answered message; the message itself stays. */
function withoutHeaders(text: string): { text: string; subject?: string } {
  let subject: string | undefined
  const lines = text.split('\n')
  const kept: string[] = []
  const lone = /^\s*(?:objet|subject|sujet|asunto|subiect|ämne)\s*:\s*(.{3,})$/i.exec(lines[0] ?? '')
  if (lone) {
    subject = cleanSubject(lone[1]!)
    lines.shift()
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!.replace(/^(?:>\s?)+/, '')
    if (
      /^-{2,}\s*(?:forwarded message|message (?:transféré|d'origine|original)|mensaje (?:reenviado|original)|mesaj (?:redirecționat|original)|vidarebefordrat|ursprungligt)[^\n]*$/i.test(
        line,
      ) ||
      /^(?:début du message transféré|begin forwarded message)/i.test(line)
    )
      continue
    if (
      HEADER.test(line) &&
      HEADER.test((lines[i + 1] ?? lines[i - 1] ?? '').replace(/^(?:>\s?)+/, '') || lines[i - 1] || '')
    ) {
      const said = /^\s*\*?(?:objet|subject|sujet|asunto|subiect|ämne)\s*:\*?\s*(.+)$/i.exec(line)
      if (said) subject ??= cleanSubject(said[1]!)
      continue
    }
    kept.push(lines[i]!)
  }
  return { text: kept.join('\n'), ...(subject ? { subject } : {}) }
}

const HEADER =
  /^\s*\*?(?:de|from|à|to|cc|cci|envoyé|sent|date|objet|subject|sujet|reply-to|répondre à|para|asunto|enviado|către|subiect|från|till|ämne|skickat)\s*:\*?\s*\S/i

/** Answers quote what they answer: that goes. A text that is all quotes (forwarded by hand) loses only its marks. */
function withoutQuotes(text: string): string {
  const lines = text.split('\n')
  const own = lines.filter((line) => line.trim() !== '' && !line.startsWith('>'))
  const introduced = own.filter((line) => !ATTRIBUTION.test(line))
  if (introduced.join('').length < 25)
    return lines
      .filter((line) => !ATTRIBUTION.test(line))
      .map((line) => line.replace(/^(?:>\s?)+/, ''))
      .join('\n')
  const cut = text.search(/^(?:le|on|el|pe|den) .{5,80}(?:a écrit|wrote|escribió|a scris|skrev)\s*:\s*$/im)
  const kept = cut >= 0 && cut > 25 ? text.slice(0, cut) : text
  return kept
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n')
}

const ATTRIBUTION = /^(?:le|on|el|pe|den) .{5,80}(?:a écrit|wrote|escribió|a scris|skrev)\s*:\s*$/i

function splitSignature(text: string): { body: string; signature: string } {
  const mark = /\n-- ?\n/.exec(text)
  if (mark) return { body: text.slice(0, mark.index), signature: text.slice(mark.index + mark[0].length).trim() }
  const lines = text.split('\n')
  for (let i = lines.length - 1; i > 0 && i >= lines.length - 12; i--) {
    if (!GREETING.test(fold(lines[i]!.trim()))) continue
    const after = lines
      .slice(i + 1)
      .join('\n')
      .trim()
    // What follows a greeting may still announce ("PS : …"): only short lines are a signature.
    if (after.length < 300 && !/^p\.?s\b/im.test(after)) return { body: lines.slice(0, i).join('\n'), signature: after }
  }
  return { body: text, signature: '' }
}

const GREETING =
  /^(?:bien )?(?:cordialement|bien a vous|amicalement|sportivement|musicalement|associativement|a (?:tres )?bientot|merci d'avance|salutations|(?:nous )?vous (?:attendons|esperons) nombreux|bonne (?:journee|soiree|reception)|dans l'attente|kind regards|best regards|regards|many thanks|un saludo|saludos|atentamente|cu stima|cu drag|med vanliga halsningar|vanliga halsningar|hälsningar)\b.{0,60}$/
