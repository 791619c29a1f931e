import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { CompileFormatEnum, createTypstCompiler } from '@myriaddreamin/typst.ts/compiler'
import { loadFonts } from '@myriaddreamin/typst.ts/options.init'

const wasm = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm')
const fonts = ['text-regular', 'text-bold', 'title-semibold'].map(
  (name) => new Uint8Array(readFileSync(new URL(`fonts/${name}.ttf`, import.meta.url))),
)

/** The compiler takes half a second to be ready; sheets take milliseconds after it. */
const ready = (async () => {
  const compiler = createTypstCompiler()
  await compiler.init({
    getModule: () => ({ module_or_path: readFileSync(wasm) }),
    beforeBuild: [loadFonts(fonts, { assets: false })],
  })
  return compiler
})()

parentPort.on('message', async ({ template, data, files }) => {
  try {
    const compiler = await ready
    compiler.resetShadow()
    compiler.addSource('/main.typ', template)
    compiler.mapShadow('/data.json', new TextEncoder().encode(data))
    for (const [name, bytes] of Object.entries(files)) compiler.mapShadow(`/${name}`, new Uint8Array(bytes))
    const { result, diagnostics } = await compiler.compile({
      mainFilePath: '/main.typ',
      format: CompileFormatEnum.pdf,
      diagnostics: 'unix',
    })
    if (result) parentPort.postMessage({ pdf: result })
    else parentPort.postMessage({ problem: JSON.stringify(diagnostics).slice(0, 1000) })
  } catch (error) {
    parentPort.postMessage({ problem: String(error?.message ?? error).slice(0, 1000) })
  }
})
