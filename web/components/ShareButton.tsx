import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconShare2 } from '@tabler/icons-react'
import type { SharePage } from '#contract/share.ts'
import { useMay } from '../lib/access.ts'
import { ShareDialog } from './ShareDialog.tsx'

type Props = {
  slug: string
  page: SharePage
  sprint?: { id: string; number: number }
}

/** Hands the page to people outside of the team; for scrum masters. */
export function ShareButton(props: Props) {
  const may = useMay()
  const [isOpen, { open, close }] = useDisclosure(false)
  if (!may.lead) return null
  return (
    <>
      <Button variant="default" leftSection={<IconShare2 size={17} />} onClick={open}>
        Share
      </Button>
      {isOpen && <ShareDialog {...props} onClose={close} />}
    </>
  )
}
