/** A text that was pasted or chosen, and the name of its file if it had one. */
export type TextDraft = { text: string; name: string | null }

/** For texts that the browser has no room to store. */
const inMemory = new Map<string, TextDraft>()
const keyOf = (slug: string) => `knots.import.${slug}`

/** Keeps a text for a page to come, and as far as the browser has room for a reload. */
export function keepTextDraft(slug: string, draft: TextDraft): void {
  dropTextDraft(slug)
  try {
    sessionStorage.setItem(keyOf(slug), JSON.stringify(draft))
  } catch {
    inMemory.set(slug, draft)
  }
}

export function readTextDraft(slug: string): TextDraft | null {
  const stored = sessionStorage.getItem(keyOf(slug))
  return stored === null ? (inMemory.get(slug) ?? null) : (JSON.parse(stored) as TextDraft)
}

export function dropTextDraft(slug: string): void {
  inMemory.delete(slug)
  sessionStorage.removeItem(keyOf(slug))
}
