import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './main.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wiker-card-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function cardOf(name: string, content: string, watcher: { isTTY?: boolean; columns?: number } = {}, env = {}) {
  const file = join(folder, name)
  await writeFile(file, content)
  let text = ''
  const out = Object.assign(
    new Writable({
      write: (chunk, _, done) => {
        text += chunk
        done()
      },
    }),
    watcher,
  )
  const err = new Writable({ write: (_, __, done) => done() })
  const status = await run(['inspect', file], {
    out,
    err,
    env: { LANG: 'fr_FR.UTF-8', ...env },
    now: () => new Date('2026-11-23T10:00:00Z'),
  })
  return { status, text }
}

const lambert = [
  'nom;adresse;commune;x;y;courriel',
  'Défibrillateur de la mairie;1 place Jean Guihard;Blain;342030,5;6719120,1;mairie@blain.fr',
  'Défibrillateur du stade;3 rue des Sports;Blain;342410,2;6719480,7;stade chez blain',
  'Défibrillateur de la halle;place Jean Guihard;Blain;342120,9;6719010,3;halle@blain.fr',
].join('\n')
const longValues = [
  'Nom;Adresse;Code postal;Commune;Latitude;Longitude;Une colonne dont le nom est plus long que tout écran ne saurait jamais le montrer',
  `${'Salle municipale polyvalente '.repeat(20)};1 rue du Parc;44130;Blain;47,4762;-1,7627;${'日本語のとても長い値'.repeat(30)}`,
  'Gymnase;3 rue des Sports;44130;Blain;47,4771;-1,7640;👩‍👩‍👧‍👦👩‍👩‍👧‍👦',
].join('\n')

describe('the card of a file', () => {
  it('says in one sentence what it is, in the words of who keeps it', async () => {
    const { text } = await cardOf('dae.csv', lambert)
    expect(text.replace(/\n {2}/g, ' ')).toContain(
      '3 défibrillateurs en Lambert-93, colonnes x et y\u00a0; 1 adresse électronique fausse.',
    )
    expect(text).toMatch(/name\s+← nom/)
  })

  it.each([40, 60, 79, 80, 100, 120])('fits %i columns, whatever the values', async (columns) => {
    const { text } = await cardOf('salles.csv', longValues, { isTTY: true, columns })
    const lines = stripVTControlCharacters(text).split('\n')
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns)
    expect(text).toContain('Salle muni')
    expect(lines.length).toBeGreaterThan(15)
  })

  it('has colours where somebody watches, and nowhere else', async () => {
    const coloured = (text: string) => text.includes('\u001b[')
    const tty = { isTTY: true, columns: 80 }
    expect(coloured((await cardOf('a.csv', lambert, tty)).text)).toBe(true)
    expect(coloured((await cardOf('a.csv', lambert)).text)).toBe(false)
    expect(coloured((await cardOf('a.csv', lambert, tty, { NO_COLOR: '1' })).text)).toBe(false)
    expect(coloured((await cardOf('a.csv', lambert, tty, { TERM: 'dumb' })).text)).toBe(false)
    expect(coloured((await cardOf('a.csv', lambert, {}, { FORCE_COLOR: '1' })).text)).toBe(true)
    expect(coloured((await cardOf('a.csv', lambert, tty, { FORCE_COLOR: '0' })).text)).toBe(false)
  })

  it('obeys no order hidden in a value', async () => {
    const hostile =
      'nom;adresse;commune\n\u001b[2J\u001b]0;pris\u0007Halle\u202e;1 rue\u009b31m;Blain\nGymnase;2 rue;Blain\n'
    const { text } = await cardOf('a.csv', hostile)
    expect(text).toContain('Halle')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
  })

  it('shows places on a map, in signs the terminal has', async () => {
    const { text } = await cardOf('a.csv', lambert)
    expect(text).toMatch(/[•●◉]/)
    expect(text).toMatch(/├─+┤ \d+ (?:k?m) {3}N ↑/)
    const plain = (await cardOf('a.csv', lambert, {}, { LC_ALL: 'C' })).text
    expect(plain).toMatch(/\|-+\| \d+ (?:k?m) {3}N \^/)
    expect(plain).not.toMatch(/[•●◉├↑←→✓✗▰▱·…\u2800-\u28ff]/)
    const figures = 'annee;sexe;prenom;nombre\n2019;F;LOUISE;31\n2019;M;GABRIEL;28\n2020;F;JADE;25\n'
    expect((await cardOf('b.csv', figures)).text).not.toContain('N ↑')
  })
})
