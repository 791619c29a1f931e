import iconv from 'iconv-lite'

/** How UTF-8's first bytes look when they were read as windows-1252: `Ã©`, `Â°`, `â€™`. */
const traces = /[ÂÃÄÅÈ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]|â[€‚][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¬œ¢¦]/

export function looksMojibake(text: string): boolean {
  return traces.test(text)
}

/**
 * `FÃªte de la libÃ©ration` → `Fête de la libération`: UTF-8 that was read as windows-1252 and saved again, once or
 * twice. Undefined when the text is as it should be, or when undoing would lose a character.
 */
export function repairMojibake(text: string): string | undefined {
  let repaired: string | undefined
  for (let round = 0; round < 2; round++) {
    const current = repaired ?? text
    if (!looksMojibake(current)) return repaired
    const undone = undo(current)
    if (undone === undefined) return repaired
    repaired = undone
  }
  return repaired
}

function undo(text: string): string | undefined {
  // Characters windows-1252 has no byte for stay as they are; the damaged stretches between them are read again.
  const bytes: number[] = []
  // `à` is `Ã` and a no-break space, which many programs turn into a plain one.
  for (const char of text.replace(/Ã (?=[ \p{L}]|$)/gu, 'Ã\u00a0')) {
    const code = char.codePointAt(0)!
    const encoded = code < 0x80 || (code >= 0x80 && code <= 0x9f) ? [code] : [...iconv.encode(char, 'windows-1252')]
    if (encoded.length !== 1 || (encoded[0] === 0x3f && char !== '?')) return undefined
    bytes.push(encoded[0]!)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return undefined
  }
}
