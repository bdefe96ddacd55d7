let typed: HTMLElement[] = []

const isText = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !/^(?:checkbox|radio|range|file)$/.test(target.type))

function note({ target }: Event) {
  typed = typed.filter(field => field.isConnected)
  if (isText(target) && !typed.includes(target)) typed.push(target)
}

/** Looks at what is typed, as long as the page is open. */
export function watchTyping(): () => void {
  document.addEventListener('input', note, true)
  return () => document.removeEventListener('input', note, true)
}

/** Whether a field of the page still holds what somebody typed. */
export const isSomethingTyped = () =>
  typed.some(field => field.isConnected && isText(field) && field.value.trim() !== '')
