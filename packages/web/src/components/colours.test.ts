import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { townColour } from './colours.ts'

const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8')

it.each(['river', 'marsh', 'ochre', 'brick', 'slate', 'heather'])(
  'the colour %s is that of the style sheet',
  (name) => {
    const { strong, dark, tint } = townColour(name)
    for (const value of [`--accent-strong: ${strong}`, `--accent-strong: ${dark}`, `--accent-tint: ${tint}`])
      expect(tokens).toContain(value)
  },
)
