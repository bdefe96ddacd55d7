import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

export type Order = { id: number; svg: string; scale: number }
export type Delivery = { id: number } & ({ png: Uint8Array } | { error: string })

const fontFiles = [
  '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
]
const read = (name: string) => readFile(fileURLToPath(import.meta.resolve(name)))

/** Inter has no emoji: they would be boxes. */
const withoutEmoji = (svg: string) => svg.replace(/\p{Emoji_Presentation}|\uFE0F|\u200D/gu, '')

await initWasm(await read('@resvg/resvg-wasm/index_bg.wasm'))
const fontBuffers = await Promise.all(fontFiles.map(read))

function draw(svg: string, scale: number): Uint8Array {
  const renderer = new Resvg(withoutEmoji(svg), {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers, defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' },
  })
  const image = renderer.render()
  const png = image.asPng()
  image.free()
  renderer.free()
  return png
}

function answer({ id, svg, scale }: Order): Delivery {
  try {
    return { id, png: draw(svg, scale) }
  } catch (error) {
    return { id, error: String(error) }
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(answer(order)))
