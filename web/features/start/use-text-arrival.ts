import { type DragEvent, useEffect } from 'react'
import { useNavigate } from 'react-router'
import { readTextFile } from '../../lib/read-text-file.ts'
import { keepTextDraft } from '../../lib/text-draft.ts'

/** Where a text waits until it has a team. */
export const newTeamDraft = ''

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null

/** Takes a text that is pasted or a file that is dropped anywhere on the page to its form. */
export function useTextArrival() {
  const navigate = useNavigate()
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (isField(event.target) || text.trim() === '') return
      keepTextDraft(newTeamDraft, { text, name: null })
      navigate('/?with=minutes')
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [navigate])
  return {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: async (event: DragEvent) => {
      event.preventDefault()
      const [file] = event.dataTransfer.files
      const read = file ? await readTextFile(file) : null
      if (read && 'text' in read) keepTextDraft(newTeamDraft, read)
      if (read) navigate('/?with=minutes', { state: 'problem' in read ? read : null })
    },
  }
}
