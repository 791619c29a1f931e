/** Text that can stand in an attribute or between tags. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** The frame to be copied into another site. `width` in pixels; as wide as there is room when it is not said. */
export function frameOf(address: string, title: string, { width, height }: { width?: number; height: number }): string {
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="${width ?? '100%'}" height="${height}" loading="lazy" style="border:0"></iframe>`
}

/** The web component to be copied; inside it, the link of those whose browser does not know it. */
export function elementOf(
  publicUrl: string,
  attributes: Record<string, string | undefined>,
  link: { address: string; title: string },
): string {
  const told = Object.entries(attributes).flatMap(([name, value]) => (value ? [` ${name}="${escaped(value)}"`] : []))
  return [
    `<script type="module" src="${escaped(publicUrl)}/embed/wiker-agenda.js"></script>`,
    `<wiker-agenda${told.join('')}>`,
    `  <a href="${escaped(link.address)}">${escaped(link.title)}</a>`,
    '</wiker-agenda>',
  ].join('\n')
}
