import type { Target } from '#contract/goal.ts'
import { InlineText, useInlineText } from '../InlineText.tsx'
import { useSprintGoalsEdit } from './api.ts'

type Props = { slug: string; sprintId: string; target: Target; onClose: () => void }

/** Other words for a target, in its place. */
export function EditTarget({ slug, sprintId, target, onClose }: Props) {
  const { save } = useSprintGoalsEdit(slug, sprintId)
  const inline = useInlineText({
    text: target.text,
    save: (text, current) => save((current as Target | undefined) ?? target, { text }),
    pick: current => (current as Target).text,
    onClose,
  })
  return <InlineText inline={inline} label="Target" isOneLine />
}
