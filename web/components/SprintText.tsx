import { Text } from '@mantine/core'
import type { Sprint } from '#contract/sprint.ts'
import { useMay } from '../lib/access.ts'
import { type Theirs, useEditSprint } from './steps/api.ts'
import { TextPanel } from './TextPanel.tsx'

type Field = 'goal' | 'comment'
type Props = { slug: string; sprint: Sprint; field: Field; title: string; hint: string }

/** Goal or comment of a sprint. */
export function SprintText({ slug, sprint, field, title, hint }: Props) {
  const { mutateAsync } = useEditSprint(slug, sprint.id)
  const may = useMay()
  return (
    <TextPanel
      isReadOnly={!may.write}
      title={title}
      text={sprint[field]}
      hint={<Text c="dimmed">{hint}</Text>}
      invitation={`Add a ${field}`}
      save={(text, current) => {
        const { version } = (current as Theirs | undefined) ?? sprint
        return mutateAsync({ version, [field]: text })
      }}
      pick={current => (current as Theirs)[field]}
    />
  )
}
