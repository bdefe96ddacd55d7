import { useEffect, useState } from 'react'

type Field = HTMLInputElement | HTMLTextAreaElement

const notText = ['checkbox', 'radio', 'button', 'submit', 'file', 'range', 'color', 'search']

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !notText.includes(target.type))

/** A cell of a table saves itself when it is left, so only one that is in use or was refused holds something back. */
const isKept = (field: Field) =>
  'cell' in field.dataset &&
  field !== document.activeElement &&
  field.getAttribute('aria-invalid') !== 'true'

/**
 * Whether a person has typed something on the page that is not saved yet: a field that is still there and says
 * something else than when they came into it. What is saved empties or closes its field.
 */
export function useIsTyped(): () => boolean {
  const [typed] = useState(() => new Map<Field, string>())
  useEffect(() => {
    const came = ({ target }: Event) => {
      if (isField(target) && !typed.has(target)) typed.set(target, target.value)
    }
    // Typed into since before the meeting: what was there then is not known.
    const typedOn = ({ target }: Event) => {
      if (isField(target) && !typed.has(target)) typed.set(target, '')
    }
    document.addEventListener('focusin', came)
    document.addEventListener('input', typedOn)
    return () => {
      document.removeEventListener('focusin', came)
      document.removeEventListener('input', typedOn)
    }
  }, [typed])
  return () => {
    for (const [field, before] of typed) {
      if (!field.isConnected) typed.delete(field)
      else if (field.value !== before && !isKept(field)) return true
    }
    return false
  }
}
