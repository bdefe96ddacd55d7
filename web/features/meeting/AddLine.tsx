import { Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import type { MinutesSection } from '#contract/meeting.ts'
import { ApiError } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { useLines } from './api.ts'

type Props = { slug: string; meetingId: string; section: MinutesSection; name: string }

/** Enter writes the paragraph down and leaves the field for the next one; Shift and Enter is a new line. */
export function AddLine({ slug, meetingId, section, name }: Props) {
  const { add } = useLines(slug, meetingId)
  // The same paragraph sent again after a failure is not written twice.
  const [{ id, text }, setLine] = useState({ id: newId(), text: '' })
  const [problem, setProblem] = useState<string>()
  const [isSaving, setIsSaving] = useState(false)
  const save = async () => {
    if (text.trim() === '' || isSaving) return
    setIsSaving(true)
    setProblem(undefined)
    try {
      await add({ id, section, text: text.trim() })
      setLine({ id: newId(), text: '' })
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : 'This was not saved. Try again.')
    } finally {
      setIsSaving(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    void save()
  }
  return (
    <Textarea
      aria-label={`Add to ${name}`}
      placeholder="Add a paragraph, then Enter"
      autosize
      minRows={1}
      maxLength={5000}
      value={text}
      readOnly={isSaving}
      error={problem}
      onChange={event => {
        const typed = event.currentTarget.value
        setLine(line => ({ ...line, text: typed }))
      }}
      onKeyDown={onKeyDown}
    />
  )
}
