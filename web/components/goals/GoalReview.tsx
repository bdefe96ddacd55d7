import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import type { SprintGoals } from '#contract/goal.ts'
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
/** In minutes it may stand behind a bullet. */
const isNothing = (text: string) => /^(?:- )?NTR$/i.test(text.trim())

/** What the sprint did for a goal, in words; one click says that there is nothing. */
export function GoalReview({ slug, sprintId, goalId, name, review }: Props) {
  const edit = useSprintGoalsEdit(slug, sprintId)
  const [isOpen, { open, close }] = useDisclosure(false)
  const [error, setError] = useState<unknown>(null)
  const inline = useInlineText({
    text: review?.text ?? '',
    save: (text, current) => {
      const known = (current as Review | undefined) ?? review
      return edit.review(goalId, { version: known?.version ?? null, text })
    },
    pick: current => (current as Review | undefined)?.text ?? '',
    onClose: close,
  })
  const sayNothing = () =>
    void edit
      .review(goalId, { version: null, text: nothingToReport })
      .then(() => setError(null), setError)
  if (!isOpen)
    return (
      <div className={styles.review}>
        {review &&
          (isNothing(review.text) ? (
            <p className={styles.nothing}>Nothing to report</p>
          ) : (
            <Markdown text={review.text} />
          ))}
        <Group gap="xs">
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={open}
            aria-label={`${review ? 'Edit' : 'Write'} what was done for ${name}`}
          >
            {review ? 'Edit' : 'What was done?'}
          </Button>
          {!review && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={sayNothing}
              aria-label={`Nothing to report for ${name}`}
            >
              Nothing to report
            </Button>
          )}
        </Group>
        {error !== null && <Problem title="This was not saved" error={error} />}
      </div>
    )
  return (
    <div className={styles.review}>
      <InlineText inline={inline} label={`What was done for ${name}`} minRows={2} />
    </div>
  )
}
