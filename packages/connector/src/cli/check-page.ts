import { escapeXml } from '../formats/xml/write-package.ts'
import type { MemberQuality } from '../quality/report.ts'
import { adviceSaid, daySaid, findingSaid, rowsSaid } from './check-words.ts'
import { numbered } from './counted.ts'
import { hasWords, type Words } from './messages.ts'
import { clip, tame } from './screen.ts'

const style = `
:root{color-scheme:light dark;--line:#8884;--good:#2e7d32;--fair:#b26a00;--bad:#c62828}
body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line)}
td p{margin:0}.mark{font-weight:700;font-size:1.2rem}.A,.B{color:var(--good)}.C{color:var(--fair)}.D,.E{color:var(--bad)}
meter{width:min(8rem,20vw)}td,h1,li{overflow-wrap:anywhere}li{margin:.4rem 0}.small{opacity:.75;font-size:.9rem}
@media print{body{margin:0}}`

/** The report as one page that needs nothing else: to be opened, printed or sent to whoever keeps the file. */
export function qualityPage(title: string, members: readonly MemberQuality[], words: Words): string {
  const language = words('locale').slice(0, 2)
  const body = members.map((member) => section(member, words)).join('\n')
  const name = typeset(`${words('quality.page-title')} ${tame(title)}`)
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${name}</title><style>${style}
</style></head><body>
${body}
</body></html>
`
}

function section(quality: MemberQuality, words: Words): string {
  const { path, entity } = quality
  const text = (key: string, values?: Record<string, string | number>) => typeset(words(key, values))
  return [
    `<h1>${text('quality.title', { path: tame(path), kind: words(`entity.${entity}.kind`) })}</h1><p>${typeset(rowsSaid(quality, words))}</p>`,
    `<table>${quality.grades.map((grade) => gradeRow(grade, quality, words)).join('')}</table>`,
    `<h2>${text('quality.needs')}</h2><table>${needRows(quality, words)}</table>`,
    faults(quality, words),
    repairs(quality, words),
  ].join('\n')
}

function gradeRow(
  { heading, mark, advice }: MemberQuality['grades'][number],
  { age }: MemberQuality,
  words: Words,
): string {
  const said = advice.map((one) => adviceSaid(one, words))
  const last = age.newest ?? age.lastModified
  if (heading === 'age' && said.length === 0 && last) said.push(words('quality.last', { day: daySaid(last, words) }))
  const texts = (said.length > 0 ? said : [words('quality.good')]).map((one) => `<p>${typeset(one)}</p>`).join('')
  const name = typeset(words(`quality.heading.${heading}`))
  return `<tr><td class="mark ${mark ?? ''}">${mark ?? '–'}</td><th scope="row">${name}</th><td>${texts}</td></tr>`
}

function needRows({ needs, records, refused, licence }: MemberQuality, words: Words): string {
  const kept = Math.max(records - refused, 1)
  const row = (name: string, share: number, from: string) =>
    `<tr><th scope="row">${typeset(name)}</th><td><meter value="${share}" low="0.5" high="0.9" optimum="1"></meter> ${Math.floor(share * 100)} %</td><td>${typeset(from)}</td></tr>`
  const none = words('quality.no-column')
  const lines = needs.map(({ name, filled, columns }) => {
    const from = filled > 0 && columns.length > 0 ? columns.map(tame).join(', ') : none
    return row(words(`quality.needed.${name}`), Math.min(1, filled / kept), from)
  })
  const stated = licence ? tame(licence) : words('quality.no-licence')
  return [...lines, row(words('quality.licence'), licence ? 1 : 0, stated)].join('')
}

function faults({ findings, duplicates, counted }: MemberQuality, words: Words): string {
  if (findings.length === 0 && duplicates.count === 0) return `<p>${typeset(words('quality.no-faults'))}</p>`
  const told = findings.map((finding) => {
    const [first = '', ...rest] = findingSaid(finding, counted, words)
    return `<li>${typeset(first)}${rest.map((one) => ` <span class="small">${typeset(one)}</span>`).join('')}</li>`
  })
  const twice = duplicates.examples.map((one) => `<li>${typeset(words('quality.duplicate', one))}</li>`)
  return `<h2>${typeset(words('quality.faults'))}</h2><ul>${[...told, ...twice].join('')}</ul>`
}

function repairs({ repairs: mended }: MemberQuality, words: Words): string {
  if (mended.length === 0) return ''
  const lines = mended.map(({ kind, count, example }) => {
    const said = hasWords(`repair.${kind}`, words) ? words(`repair.${kind}`) : kind.replaceAll('-', ' ')
    const shown = example
      ? ` <span class="small">${typeset(clip(`${tame(example.before)} → ${tame(example.after)}`, 80))}</span>`
      : ''
    return `<li>${typeset(said)} (${numbered(count, words)})${shown}</li>`
  })
  return `<h2>${typeset(words('quality.repaired'))}</h2><ul>${lines.join('')}</ul>`
}

/** As text of the page; marks that French sets off with a blank are not parted from their words. */
const typeset = (text: string): string =>
  escapeXml(text).replace(/« | (?=[»:;?!%])/g, (blank) => blank.replace(' ', '\u00a0'))
