import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeLooseSigns } from './loose-signs.ts'

async function whole(...pieces: string[]): Promise<string> {
  let text = ''
  for await (const piece of escapeLooseSigns(
    (async function* () {
      yield* pieces
    })(),
  ))
    text += piece
  return text
}

describe('bare signs in markup', () => {
  test('are escaped in texts, never in CDATA, comments and entities', async () => {
    expect(
      await whole('<a href="?p=1&l=fr">A & B</a><![CDATA[<p>C & D]]><!-- E & F -->&eacute;&#233;&#xE9; 3 < 4 &'),
    ).toBe('<a href="?p=1&amp;l=fr">A &amp; B</a><![CDATA[<p>C & D]]><!-- E & F -->&eacute;&#233;&#xE9; 3 &lt; 4 &amp;')
  })

  test('are the same wherever the text is cut', async () => {
    const text = '<i>A & B &amp; C</i><![CDATA[ x & y ]]><t>1 < 2 &#38; 3</t><!-- & -->&nbsp;&'
    const expected = await whole(text)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 6 }), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), text.length]
        expect(await whole(...at.slice(1).map((end, i) => text.slice(at[i], end)))).toBe(expected)
      }),
    )
  })
})
