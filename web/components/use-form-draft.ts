import { useState } from 'react'
import { ApiError } from '../lib/api.ts'
import { fieldError } from '../lib/field-errors.ts'

type FieldConflict<D> = {
  field: keyof D & string
  theirs: D[keyof D]
  mine: D[keyof D]
}

type Options<D> = {
  saved: D
  /** Saves the fields that were edited; `current` is the row that a refusal brought, to save over. */
  save: (edits: Partial<D>, current?: unknown) => Promise<unknown>
  /** The same fields in the row that a refusal brought. */
  pick: (current: unknown) => D
  onSaved?: () => void
}

export type FormDraft<D extends object> = ReturnType<typeof useFormDraft<D>>

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const isStale = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status === 409 && error.current !== undefined

/**
 * Several fields that are saved together. Only what was edited is a draft, so what others save
 * meanwhile shows in the rest; where both edited the same field, both values are offered.
 */
export function useFormDraft<D extends object>({ saved, save, pick, onSaved }: Options<D>) {
  const [edits, setEdits] = useState<Partial<D>>({})
  const [bases, setBases] = useState<Partial<D>>({})
  const [error, setError] = useState<unknown>(null)
  const [stale, setStale] = useState<{ conflicts: FieldConflict<D>[]; current?: unknown }>()
  const [isSaving, setIsSaving] = useState(false)
  const edited = (Object.keys(edits) as (keyof D & string)[]).filter(
    field => !isSame(edits[field], saved[field]),
  )

  const reset = () => {
    setEdits({})
    setBases({})
    setError(null)
    setStale(undefined)
  }
  const conflictsWith = (theirs: D): FieldConflict<D>[] =>
    edited
      .filter(field => !isSame(theirs[field], bases[field]))
      .map(field => ({ field, theirs: theirs[field], mine: edits[field] as D[keyof D] }))

  const send = async (current?: unknown): Promise<void> => {
    const wanted = Object.fromEntries(edited.map(field => [field, edits[field]])) as Partial<D>
    try {
      await save(wanted, current)
    } catch (refusal) {
      if (!isStale(refusal) || current !== undefined) throw refusal
      const conflicts = conflictsWith(pick(refusal.current))
      if (conflicts.length === 0) return send(refusal.current)
      return setStale({ conflicts, current: refusal.current })
    }
    reset()
    onSaved?.()
  }
  const run = async (current?: unknown) => {
    setIsSaving(true)
    setError(null)
    setStale(undefined)
    await send(current).catch(setError)
    setIsSaving(false)
  }

  return {
    draft: { ...saved, ...edits },
    edited,
    isSaving,
    error,
    errorOf: (field: keyof D & string) => fieldError(error, field),
    conflicts: stale?.conflicts ?? null,
    reset,
    set: <F extends keyof D>(field: F, value: D[F]) => {
      setBases(before => (field in before ? before : { ...before, [field]: saved[field] }))
      setEdits(before => ({ ...before, [field]: value }))
      setError(null)
    },
    submit: async () => {
      const conflicts = conflictsWith(saved)
      if (edited.length === 0) return
      if (conflicts.length > 0) setStale({ conflicts })
      else await run()
    },
    /** Saves over what others wrote in the same fields. */
    insist: () => run(stale?.current),
    /** Gives up the fields that others wrote too. */
    yieldTo: () => {
      const given = stale?.conflicts.map(({ field }): string => field) ?? []
      const keep = ([field]: [string, unknown]) => !given.includes(field)
      setEdits(before => Object.fromEntries(Object.entries(before).filter(keep)) as Partial<D>)
      setStale(undefined)
    },
  }
}
