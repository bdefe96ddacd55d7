import { useEffect, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let pages = 0

const root = () => document.documentElement
const isBig = () => root().dataset.bigScreen !== undefined
const tell = () => {
  for (const listener of listeners) listener()
}

async function enter() {
  root().dataset.bigScreen = ''
  tell()
  // phones and embedded pages have no full screen; the larger type helps there too
  await root()
    .requestFullscreen?.()
    .catch(() => undefined)
  // whoever left before the browser was ready does not want it any more
  if (!isBig()) await exitFullscreen()
}

async function exitFullscreen() {
  if (document.fullscreenElement) await document.exitFullscreen().catch(() => undefined)
}

async function leave() {
  delete root().dataset.bigScreen
  tell()
  await exitFullscreen()
}

function onFullscreenChange() {
  if (!document.fullscreenElement && isBig()) void leave()
}

function onKey(event: KeyboardEvent) {
  const isElsewhere = event.defaultPrevented || document.querySelector('[role="dialog"]') !== null
  if (event.key === 'Escape' && isBig() && !isElsewhere) void leave()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Whether the page is shown for a room: full screen where the browser can, larger type, without the bars of the app
 * (`data-big-screen` on the root). It stays from one page that has it to the next, and ends on every other.
 */
export function useBigScreen() {
  const isOn = useSyncExternalStore(subscribe, isBig)
  useEffect(() => {
    pages += 1
    if (pages === 1) {
      document.addEventListener('fullscreenchange', onFullscreenChange)
      window.addEventListener('keydown', onKey)
    }
    return () => {
      pages -= 1
      if (pages > 0) return
      document.removeEventListener('fullscreenchange', onFullscreenChange)
      window.removeEventListener('keydown', onKey)
      queueMicrotask(() => {
        if (pages === 0 && isBig()) void leave()
      })
    }
  }, [])
  return { isOn, enter: () => void enter(), leave: () => void leave() }
}
