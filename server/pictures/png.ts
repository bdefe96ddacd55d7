import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

const fontFiles = [
  '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
]
const read = (name: string) => readFile(fileURLToPath(import.meta.resolve(name)))

let fonts: Promise<Uint8Array[]> | undefined

/** Loaded once, when the first picture is asked for; a failure is tried again with the next. */
async function load(): Promise<Uint8Array[]> {
  await initWasm(await read('@resvg/resvg-wasm/index_bg.wasm'))
  return Promise.all(fontFiles.map(read))
}

/** Inter has no emoji: they would be boxes. */
const withoutEmoji = (svg: string) => svg.replace(/\p{Emoji_Presentation}|\uFE0F|\u200D/gu, '')

/** A drawn picture as a PNG, each of its pixels `scale` pixels wide. */
export async function toPng(svg: string, scale: number): Promise<Uint8Array> {
  fonts ??= load()
  fonts.catch(() => {
    fonts = undefined
  })
  const renderer = new Resvg(withoutEmoji(svg), {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers: await fonts, defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' },
  })
  const image = renderer.render()
  const png = image.asPng()
  image.free()
  renderer.free()
  return png
}
