import type { Mark } from './measure.ts'
import { peersOf } from './peers.ts'
import { type Band, calibration, type Totals, totalsBy, totalsOf } from './totals.ts'

/** The whole of docs/connector/scores.md, from the marks alone. */
export function scoresPage(marks: readonly Mark[]): string {
  const given = marks.flatMap((mark) => mark.given)
  return `# How well the connector understands

Made by \`npm run scores\` from the labelled samples in \`packages/connector/scores/samples\`: small files written for this purpose, each
beside \`<name>.labels.json\`, which says its format, its number of records, what it is about and which column is which field.

They are in the repository, so whoever changes the connector has seen them: the figures keep it from getting worse, and are kinder than
those of files nobody has seen.

- **detected**, **counted**: files whose format and number of records are right; **about**: files whose entity is right.
- **right**, **missing**: fields the labels ask for. **wrong**: fields given from a column that is not right for them. A label's \`also\`
  holds what may be found besides; it was written after seeing what was given, each judged by what the column holds.

## By format

The last four columns are what each program is *documented* to read of the format; they were not measured.

| format | files | detected | counted | about | right | missing | wrong | csv-detective | data-fair | hydra | GDAL |
|---|--:|--:|--:|--:|--:|--:|--:|---|---|---|---|
${totalsBy(marks, 'format').map(formatRow).join('\n')}
| **all** | ${figures(totalsOf(marks))} | | | | |

A plain text, a letter or a poster in words has no columns: there only the count and what it is about are marked.

## By language

| language | files | detected | counted | about | right | missing | wrong |
|---|--:|--:|--:|--:|--:|--:|--:|
${totalsBy(marks, 'language')
  .map(([language, totals]) => `| ${language} | ${figures(totals)} |`)
  .join('\n')}

## What a confidence is worth

Of the fields given with a confidence, how many were right. Fields a format names itself (the summary of a calendar, the title of a
feed) are not judgements and are left out.

| confidence | given | right | share |
|---|--:|--:|--:|
${calibration(given).map(bandRow).join('\n')}

## What is not right yet

${faults(marks).join('\n') || 'Nothing in these samples.'}
`
}

function formatRow([format, totals]: [string, Totals]): string {
  const { csvDetective, dataFair, hydra, gdal } = peersOf(format)
  return `| ${format} | ${figures(totals)} | ${csvDetective} | ${dataFair} | ${hydra} | ${gdal} |`
}

const figures = ({ files, detected, counted, entity, right, missing, wrong }: Totals) =>
  [files, detected, counted, entity, right, missing, wrong].join(' | ')

function bandRow({ from, to, given, right }: Band): string {
  const share = given === 0 ? '' : `${Math.floor((100 * right) / given)} %`
  return `| ${from === 0 ? 'below 0.5' : `${from}–${to}`} | ${given} | ${right} | ${share} |`
}

function faults(marks: readonly Mark[]): string[] {
  return marks.flatMap(({ name, detected, counted, entity, missing, wrong }) => {
    const said = [
      ...(detected ? [] : ['another format']),
      ...(counted ? [] : ['another count']),
      ...(entity ? [] : ['about something else']),
      ...missing.map((to) => `missing ${to}`),
      ...wrong.map((pair) => `wrong ${pair}`),
    ]
    return said.length === 0 ? [] : [`- \`${name}\`: ${said.join(', ')}`]
  })
}
