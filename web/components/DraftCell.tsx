import { Popover } from '@mantine/core'
import { type KeyboardEvent, useId } from 'react'
import { moveByArrow, moveInGrid } from '../lib/grid-keys.ts'
import styles from './DraftCell.module.css'
import { DraftTrouble } from './DraftTrouble.tsx'
import { type DraftOf, useDraft } from './use-draft.ts'

type Props<T> = DraftOf<T> & {
  /** What a screen reader says: "Planned FTE of sprint 12". */
  label: string
  placeholder?: string
  inputMode?: 'decimal' | 'numeric' | 'text'
  align?: 'left' | 'right'
  /** Id of a list of suggestions. */
  list?: string
  /** Somebody has gone into it. */
  onEnter?: () => void
  /** Whether it is to be seen that something is missing here. */
  invites?: boolean
}

/**
 * A cell of a table to type in, a native input because a table has many. Enter and leaving save,
 * Escape takes the draft back, arrows go to other cells.
 */
export function DraftCell<T>({ label, placeholder = '–', align = 'right', ...props }: Props<T>) {
  const draft = useDraft(props)
  const troubleId = useId()

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && draft.isDraft) {
      event.preventDefault()
      draft.drop()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (!moveInGrid(event.currentTarget, 1, 0)) draft.finish()
    } else moveByArrow(event)
  }

  return (
    <div className={styles.frame}>
      <input
        className={styles.cell}
        data-cell
        data-align={align}
        data-invites={props.invites || undefined}
        data-saving={draft.isSaving || undefined}
        aria-label={label}
        aria-invalid={draft.trouble ? true : undefined}
        aria-errormessage={draft.trouble ? troubleId : undefined}
        autoComplete="off"
        inputMode={props.inputMode ?? 'decimal'}
        list={props.list}
        placeholder={placeholder}
        value={draft.text}
        onFocus={event => {
          event.currentTarget.select()
          props.onEnter?.()
        }}
        onChange={event => draft.type(event.currentTarget.value)}
        onBlur={draft.finish}
        onKeyDown={onKeyDown}
      />
      {draft.trouble && (
        <Popover opened position="bottom" width={272} withArrow withRoles={false}>
          <Popover.Target>
            <span className={styles.anchor} />
          </Popover.Target>
          <Popover.Dropdown id={troubleId} role="alert">
            <DraftTrouble
              trouble={draft.trouble}
              mine={draft.text}
              onKeep={draft.drop}
              onInsist={draft.insist}
            />
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  )
}
