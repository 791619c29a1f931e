import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { quicken } from './quick.ts'

const prologs = [
  '',
  '<?xml version="1.0"?>',
  '<?xml version="1.1"?>',
  '\ufeff<?xml version="1.0"?>\n',
  '<!DOCTYPE a>',
  'junk',
]
const regular = ['<a>', '</a>', '<b:c x="1" y=\'2\'>', '</b:c>', '<d/>', '<d  q="a&amp;b"/>', 'text ', 'é—']
const odd = [
  ...[
    '😀',
    '&amp;',
    '&#233;',
    '&bad;',
    '& ',
    '<![CDATA[x]]>',
    '<!-- c -->',
    '<?pi x?>',
    ']]>',
    ']]',
    '\r\n',
    '\t',
    '\u0001',
    '<',
  ],
  ...[
    '>',
    '<a x="1" x="2">',
    '<a x>',
    '<a x=1>',
    '<a x="1"y="2">',
    '</a >',
    '<é>',
    '</é>',
    '<a\n x="v\nw"\t/>',
    '</>',
    '\ufffe',
  ],
  ...[
    '"',
    '<a x="<">',
    '\ud800',
    '\u0085',
    '<a x="ç"  >',
    '< a>',
    '<toString constructor="1" __proto__="2">',
    '</toString>',
  ],
]

/** The same pieces on every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

function documentOf(roll: (sides: number) => number): string {
  let text = `${prologs[roll(prologs.length)]}<root>`
  for (let left = roll(30); left > 0; left--)
    text += roll(10) < 6 ? regular[roll(regular.length)] : odd[roll(odd.length)]
  return roll(10) < 7 ? `${text}</root>` : text
}

function heard(pieces: string[], quick: boolean): string[] {
  const said: string[] = []
  const parser = new SaxesParser({ xmlns: false, position: false })
  if (quick) quicken(parser)
  parser.on('error', ({ message }) => said.push(`error ${message}`))
  parser.on('opentag', ({ name, attributes }) =>
    said.push(`open ${name} ${JSON.stringify(Object.entries(attributes))}`),
  )
  parser.on('text', (text) => said.push(`text ${text}`))
  parser.on('cdata', (text) => said.push(`cdata ${text}`))
  parser.on('closetag', ({ name }) => said.push(`close ${name}`))
  for (const piece of pieces) parser.write(piece)
  try {
    parser.close()
  } catch (error) {
    said.push(`thrown ${(error as Error).message}`)
  }
  return said
}

test('what a document says and what is wrong with it is the same read quickly, wherever it is cut', () => {
  const roll = dice(7)
  for (let times = 0; times < 4000; times++) {
    const text = documentOf(roll)
    const cut = roll(text.length)
    const pieces = [text.slice(0, cut), text.slice(cut)]
    expect(heard(pieces, true), JSON.stringify(pieces)).toEqual(heard(pieces, false))
  }
})
