/** The words of a cell without their mark-up, and the address of its only link. */
export function plain(cell: string): { text: string; url?: string } {
  if (cell.length > 20_000) return { text: cell }
  const links = [...cell.matchAll(/\[([^\][]*)\]\(\s*<?([^\s)>]+)>?[^()]*\)/g)]
  const text = cell
    .replace(/!?\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/<(https?:\/\/[^<>\s]+|[^@\s<>]+@[^<>\s]+)>/g, '$1')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/\*\*([^*]+)\*\*|__([^_]+)__/g, '$1$2')
    .replace(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1')
    .trim()
  return { text, ...(links.length === 1 ? { url: links[0]![2]! } : {}) }
}
