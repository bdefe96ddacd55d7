import { useRef, useState } from 'react'
import { ApiError } from '../lib/api.ts'

/** What was typed as a value, or a sentence that says what could be typed. */
export type Parsed<T> = { value: T } | { problem: string }

export type DraftOf<T> = {
  value: T
  format: (value: T) => string
  parse: (text: string) => Parsed<T>
  /** Saves; `current` is the row that a refusal brought, when its newer value is to be replaced. */
  save: (value: T, current?: unknown) => Promise<unknown>
  /** The same value in the row that a refusal brought. */
  pick?: ((current: unknown) => T) | undefined
}

/** Why a draft is not saved; with `theirs`, somebody else was quicker. */
export type Trouble = { problem: string; theirs?: string; current?: unknown }

const conflict = (theirs: string, current?: unknown): Trouble => ({
  problem: 'Somebody else was quicker.',
  theirs,
  current,
})

const isStale = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status === 409 && error.current !== undefined

function troubleOf(error: unknown): Trouble {
  if (!(error instanceof ApiError)) return { problem: 'This was not saved. Try again.' }
  return { problem: error.issues[0]?.message ?? error.message }
}

/**
 * A value that is typed: local from the first key until it is saved, taken back or refused. What
 * somebody else saves meanwhile is never overwritten unasked; another field of the same row is no
 * reason to ask.
 */
export function useDraft<T>({ value, format, parse, save, pick }: DraftOf<T>) {
  const [draft, setDraft] = useState<string>()
  const [trouble, setTrouble] = useState<Trouble>()
  const [isSaving, setIsSaving] = useState(false)
  const base = useRef('')
  const saved = format(value)

  const drop = () => {
    setDraft(undefined)
    setTrouble(undefined)
  }
  const trySave = async (wanted: T) => {
    try {
      await save(wanted)
    } catch (error) {
      const theirs = isStale(error) && pick ? format(pick(error.current)) : undefined
      if (!isStale(error) || theirs === undefined) throw error
      if (theirs !== base.current) return conflict(theirs, error.current)
      await save(wanted, error.current)
    }
  }
  const send = async (work: () => Promise<Trouble | unknown>) => {
    setIsSaving(true)
    try {
      const found = (await work()) as Trouble | undefined
      if (found && 'theirs' in found) setTrouble(found)
      else drop()
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setIsSaving(false)
    }
  }

  return {
    text: draft ?? saved,
    isDraft: draft !== undefined,
    trouble,
    isSaving,
    drop,
    type: (text: string) => {
      if (draft === undefined) base.current = saved
      setTrouble(undefined)
      setDraft(text)
    },
    /** Saves what was typed, if it says something new. While two values are to choose from, nothing is saved unasked. */
    finish: () => {
      if (draft === undefined || isSaving || trouble?.theirs !== undefined) return
      const parsed = parse(draft.trim())
      if ('problem' in parsed) return setTrouble(parsed)
      if (format(parsed.value) === saved) return drop()
      if (saved !== base.current) return setTrouble(conflict(saved))
      void send(() => trySave(parsed.value))
    },
    /** Saves what was typed over what somebody else wrote. */
    insist: () => {
      const parsed = parse((draft ?? saved).trim())
      if ('value' in parsed) void send(() => save(parsed.value, trouble?.current))
    },
  }
}
