import { useState } from 'react'
import type { Sprint } from '#contract/sprint.ts'
import { theirSprint, useEditSprint } from './api.ts'

export type TextField = 'goal' | 'comment'

type Draft = { text: string; base: string; version: number }

/**
 * What somebody is typing stays theirs until it is saved, whatever arrives meanwhile. A change by
 * somebody else to another field is no conflict: the text is sent again with the newer version.
 */
export function useDraft(slug: string, sprint: Sprint, field: TextField) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const edit = useEditSprint(slug, sprint.id)
  const current = theirSprint(edit.error)
  const theirs = draft && current && current[field] !== draft.base ? current : null

  const drop = () => {
    setDraft(null)
    edit.reset()
  }
  const send = (text: string, base: string, version: number) =>
    edit.mutate(
      { version, [field]: text },
      {
        onSuccess: drop,
        onError: error => {
          const now = theirSprint(error)
          if (now && now.version !== version && now[field] === base) send(text, base, now.version)
        },
      },
    )
  return {
    text: draft?.text ?? null,
    theirs: theirs?.[field] ?? null,
    error: edit.error,
    saving: edit.isPending,
    start: () => setDraft({ text: sprint[field], base: sprint[field], version: sprint.version }),
    type: (text: string) => setDraft(before => before && { ...before, text }),
    save: () => draft && send(draft.text, draft.base, draft.version),
    keepMine: () => draft && theirs && send(draft.text, theirs[field], theirs.version),
    drop,
  }
}
