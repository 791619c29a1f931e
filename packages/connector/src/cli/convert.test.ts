import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, expect, it } from 'vitest'
import { run } from './main.ts'

const folder = await mkdtemp(join(tmpdir(), 'wiker-convert-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

it('waits for a slow reader without keeping anything of the wait', async () => {
  const file = join(folder, 'salles.csv')
  const rows = Array.from({ length: 300 }, (_, i) => `Salle n° ${i};${i} rue de l’Église;44130;Blain`)
  await writeFile(file, ['Nom;Adresse;Code postal;Commune', ...rows].join('\n'))
  let text = ''
  let most = 0
  const out = new Writable({
    highWaterMark: 1,
    write(piece, _, done) {
      text += piece
      most = Math.max(most, out.listenerCount('close'))
      setImmediate(done)
    },
  })
  const err = new Writable({ write: (_, __, done) => done() })
  expect(await run(['convert', file], { out, err, env: {}, now: () => new Date('2026-11-23T10:00:00Z') })).toBe(0)
  expect(text.trim().split('\n')).toHaveLength(300)
  expect(most).toBeLessThan(3)
  expect(out.listenerCount('drain')).toBe(0)
})
