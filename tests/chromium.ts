import { spawn } from 'node:child_process'
import { access, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

/**
 * Starts the Chromium that comes as an npm package, with the libraries and fonts that come with it: nothing has to be
 * installed on the machine. `WIKER_CHROMIUM` names another one. `more` are further options of its command line.
 */
export async function launchChromium(more: string[] = []): Promise<Browser> {
  const own = process.env.WIKER_CHROMIUM
  if (!own && `${process.platform} ${process.arch}` !== 'linux x64')
    throw new Error('The Chromium of the tests is for Linux on x64: give the path of another one in WIKER_CHROMIUM.')
  if (own) return chromium.launch({ executablePath: own, args: [...args, ...more] })
  const folder = await unpackedChromium()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: [...args, ...more],
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  })
}

// Containers and root have no sandbox to offer; our own pages are all it opens.
const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none']

/** Unpacks the browser once per machine and version, whole or not at all. */
async function unpackedChromium(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const packed = join(dirname(entry), '..', 'bin')
  const { mtimeMs, size } = await stat(join(packed, 'chromium.br'))
  const folder = join(tmpdir(), `wiker-chromium-${process.getuid?.() ?? ''}-${size}-${Math.round(mtimeMs)}`)
  if (
    await access(folder).then(
      () => true,
      () => false,
    )
  )
    return folder
  const aside = await mkdtemp(`${folder}-`)
  await unpack(entry, packed, aside)
  await writeFile(join(aside, 'fonts.conf'), fontSettings(folder))
  // Another test run may have been quicker: its copy is as good.
  await rename(aside, folder).catch(() => rm(aside, { recursive: true, force: true }))
  return folder
}

/** The package unpacks into the temporary folder of its process: it gets a process, and a folder, of its own. */
async function unpack(entry: string, packed: string, into: string): Promise<void> {
  await mkdir(into, { recursive: true })
  const files = (await readdir(packed)).filter((name) => name.endsWith('.br')).map((name) => join(packed, name))
  const script = `import { inflate } from ${JSON.stringify(pathToFileURL(entry).href)}
    for (const file of ${JSON.stringify(files)}) await inflate(file)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TMPDIR: into, TEMP: into },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`Chromium could not be unpacked into ${into}: is the disk full?`)
}

/** The package's own settings name folders of another machine: without a font, Chromium draws nothing and may abort. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family><family>Open Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`
}
