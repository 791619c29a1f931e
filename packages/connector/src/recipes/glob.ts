/** A glob whose only sign is `*` (any text, also none), without regard to case. Linear in the text for every star: nothing can make it slow. */
export function matchesGlob(text: string, glob: string): boolean {
  const subject = text.toLowerCase()
  const parts = glob.toLowerCase().split('*')
  const first = parts.shift()!
  if (parts.length === 0) return subject === first
  if (!subject.startsWith(first)) return false
  const last = parts.pop()!
  let at = first.length
  for (const part of parts) {
    const found = subject.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return subject.length - last.length >= at && subject.endsWith(last)
}
