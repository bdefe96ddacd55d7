import { Button, Group, Kbd } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { SprintGoals } from '#contract/goal.ts'
import { useMay } from '../../lib/access.ts'
import { InlineText, useInlineText } from '../InlineText.tsx'
import { Markdown } from '../Markdown.tsx'
import { Problem } from '../Problem.tsx'
import { useSprintGoalsEdit } from './api.ts'
import styles from './targets.module.css'

type Review = SprintGoals['reviews'][number]
type Props = {
  slug: string
  sprintId: string
  goalId: string
  name: string
  review: Review | null
}

const nothingToReport = 'NTR'
const nothingKey = '0'
/** In minutes it may stand behind a bullet. */
const isNothing = (text: string) => /^(?:- )?NTR$/i.test(text.trim())

/** What the sprint did for a goal, in words; one click or one key says that there is nothing. */
export function GoalReview({ slug, sprintId, goalId, name, review }: Props) {
  const edit = useSprintGoalsEdit(slug, sprintId)
  const [isOpen, { open, close }] = useDisclosure(false)
  const [error, setError] = useState<unknown>(null)
  const may = useMay()
  // The button that says so goes away; what is beside it stays.
  const write = useRef<HTMLButtonElement>(null)
  const inline = useInlineText({
    text: review?.text ?? '',
    save: (text, current) => {
      const known = (current as Review | undefined) ?? review
      return edit.review(goalId, { version: known?.version ?? null, text })
    },
    pick: current => (current as Review | undefined)?.text ?? '',
    onClose: close,
  })
  const sayNothing = () => {
    write.current?.focus({ preventScroll: true })
    void edit
      .review(goalId, { version: null, text: nothingToReport })
      .then(() => setError(null), setError)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (review || event.key !== nothingKey || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    sayNothing()
  }
  if (!isOpen)
    return (
      <div className={styles.review}>
        {review &&
          (isNothing(review.text) ? (
            <p className={styles.nothing}>Nothing to report</p>
          ) : (
            <Markdown text={review.text} />
          ))}
        {may.write && (
          <Group gap="xs" onKeyDown={onKeyDown}>
            <Button
              ref={write}
              variant="subtle"
              size="compact-sm"
              onClick={open}
              aria-label={`${review ? 'Edit' : 'Write'} what was done for ${name}`}
            >
              {review ? 'Edit' : 'What was done?'}
            </Button>
            {!review && (
              <>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={sayNothing}
                  aria-label={`Nothing to report for ${name}`}
                  aria-keyshortcuts={nothingKey}
                >
                  Nothing to report
                </Button>
                <Kbd className={styles.key ?? ''} aria-hidden="true">
                  {nothingKey}
                </Kbd>
              </>
            )}
          </Group>
        )}
        {error !== null && <Problem title="This was not saved" error={error} />}
      </div>
    )
  return (
    <div className={styles.review}>
      <InlineText inline={inline} label={`What was done for ${name}`} minRows={2} />
    </div>
  )
}
