import { useLocalStorage } from '@mantine/hooks'
import { useEffect, useRef } from 'react'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'))

/** Whether single keys are shortcuts; people who speak to their computer switch that off. */
export const useShortcutsEnabled = () =>
  useLocalStorage({ key: 'knots-shortcuts', defaultValue: true })

/**
 * Calls with each key pressed outside fields and dialogs, while shortcuts are on. A page that takes a key of the whole
 * app for itself asks to be `first` and prevents its default.
 */
export function useKeys(
  onKey: (key: string, event: KeyboardEvent) => void,
  { first = false }: { first?: boolean } = {},
) {
  const [enabled] = useShortcutsEnabled()
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isTyping(event.target) || document.querySelector('[role="dialog"][aria-modal="true"]'))
        return
      latest.current(event.key, event)
    }
    // What reaches the window passed the document before.
    const target = first ? document : window
    const heard = listen as EventListener
    target.addEventListener('keydown', heard)
    return () => target.removeEventListener('keydown', heard)
  }, [enabled, first])
}
