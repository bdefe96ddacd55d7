import { ActionIcon } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'react-router'
import { ActionDialog } from '../components/ActionDialog.tsx'
import { useKeys } from '../lib/keys.ts'
import { placeWords } from './place-words.ts'

/** An action from every page, by "n" or by a press; it keeps the page it came up on. */
export function NewAction({ slug }: { slug: string }) {
  const [from, setFrom] = useState<string | null>(null)
  const { pathname } = useLocation()
  const open = () => setFrom(placeWords(pathname))
  useKeys((key, event) => {
    if (key !== 'n') return
    event.preventDefault()
    open()
  })
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--knots-muted)"
        size="lg"
        aria-label="New action"
        title="New action (n)"
        aria-keyshortcuts="n"
        onClick={open}
      >
        <IconPlus size={20} />
      </ActionIcon>
      {from !== null && <ActionDialog slug={slug} draft={{ from }} onClose={() => setFrom(null)} />}
    </>
  )
}
