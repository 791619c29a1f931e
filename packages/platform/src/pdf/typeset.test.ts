import { afterAll, expect, test } from 'vitest'
import { srgbProfile } from './srgb.ts'
import { closePress, typeset } from './typeset.ts'

afterAll(closePress)

test('A document is set with what it says, one after the other', async () => {
  const template =
    '#let d = json("/data.json")\n#set document(title: d.title)\n#set text(font: "Source Sans 3")\n#d.title'
  const [one, two] = await Promise.all([
    typeset({ template, data: { title: 'Une facture' } }),
    typeset({ template, data: { title: 'Une autre' } }),
  ])
  expect(one.subarray(0, 5).toString()).toBe('%PDF-')
  expect(one.toString('latin1')).toContain('Une facture')
  expect(two.toString('latin1')).toContain('Une autre')
})

test('A template that is wrong says where, and the next document is set all the same', async () => {
  await expect(typeset({ template: '#let d = ', data: {} })).rejects.toThrow('The document cannot be set')
  expect((await typeset({ template: 'Bonjour', data: {} })).length).toBeGreaterThan(500)
})

test('The colours that PDF/A asks for are a whole ICC profile', () => {
  const profile = Buffer.from(srgbProfile())
  expect(profile.readUInt32BE(0)).toBe(profile.length)
  expect(profile.toString('latin1', 36, 40)).toBe('acsp')
  const tags = Array.from({ length: profile.readUInt32BE(128) }, (_, index) => {
    const at = 132 + index * 12
    return { offset: profile.readUInt32BE(at + 4), size: profile.readUInt32BE(at + 8) }
  })
  expect(tags).toHaveLength(9)
  for (const { offset, size } of tags) expect(offset % 4 === 0 && offset + size <= profile.length).toBe(true)
})
