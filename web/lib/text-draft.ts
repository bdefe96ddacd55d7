/** A text that was pasted or chosen, and the name of its file if it had one. */
export type TextDraft = { text: string; name: string | null }

const drafts = new Map<string, TextDraft>()
const keyOf = (slug: string) => `knots.import.${slug}`

/** Keeps a text for a page to come and for a reload; a browser that has no room keeps it in memory. */
export function keepTextDraft(slug: string, draft: TextDraft): void {
  drafts.set(slug, draft)
  try {
    sessionStorage.setItem(keyOf(slug), JSON.stringify(draft))
  } catch {
    sessionStorage.removeItem(keyOf(slug))
  }
}

export function readTextDraft(slug: string): TextDraft | null {
  const kept = drafts.get(slug)
  if (kept) return kept
  const stored = sessionStorage.getItem(keyOf(slug))
  return stored === null ? null : (JSON.parse(stored) as TextDraft)
}

export function dropTextDraft(slug: string): void {
  drafts.delete(slug)
  sessionStorage.removeItem(keyOf(slug))
}
