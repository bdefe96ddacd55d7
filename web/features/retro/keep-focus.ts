import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** Marks an element that keeps the focus when it is drawn anew elsewhere: `{...focusKey('card 1')}`. */
export const focusKey = (key: string) => ({ 'data-focus-key': key })

export const elementOfKey = (root: ParentNode, key: string) =>
  root.querySelector<HTMLElement>(`[data-focus-key="${CSS.escape(key)}"]`)

/**
 * What had the focus has it again, when live data moved it to another part of the page: React makes a new element
 * of it then, and the browser would leave the keyboard at the top of the page.
 */
export function useKeepFocus(root: RefObject<HTMLElement | null>) {
  const last = useRef<{ key: string; element: Element } | null>(null)
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      const element = target instanceof Element ? target.closest('[data-focus-key]') : null
      const isInside = element !== null && root.current?.contains(element)
      const key = isInside ? element.getAttribute('data-focus-key') : null
      last.current = element && key ? { key, element } : null
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [root])
  useLayoutEffect(() => {
    const held = last.current
    if (!held || !root.current || held.element.isConnected) return
    if (document.activeElement !== null && document.activeElement !== document.body) return
    elementOfKey(root.current, held.key)?.focus({ preventScroll: true })
  })
}
