import { Button, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { InlineText, useInlineText } from './InlineText.tsx'
import { Markdown } from './Markdown.tsx'
import { Panel } from './Panel.tsx'

type Props = {
  title: string
  /** The text as saved; empty: none yet. */
  text: string
  /** What stands there while there is none. */
  hint: ReactNode
  /** What the button says then: "Add a goal". */
  invitation: string
  /** Saves; `current` is the row that a refusal brought, when its newer text is to be replaced. */
  save: (text: string, current?: unknown) => Promise<unknown>
  /** The text in the row that a refusal brought. */
  pick: (current: unknown) => string
  isReadOnly?: boolean
}

/** A text of the team: read as Markdown, written in place. */
export function TextPanel({ title, text, hint, invitation, save, pick, isReadOnly }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false)
  const inline = useInlineText({ text, save, pick, onClose: close })
  const isEmpty = text.trim() === ''
  if (!isOpen)
    return (
      <Panel
        title={title}
        actions={
          !isReadOnly && (
            <Button variant="subtle" size="compact-sm" onClick={open}>
              {isEmpty ? invitation : 'Edit'}
              {!isEmpty && <VisuallyHidden>{` the ${title.toLowerCase()}`}</VisuallyHidden>}
            </Button>
          )
        }
      >
        {isEmpty ? hint : <Markdown text={text.trim()} />}
      </Panel>
    )
  return (
    <Panel title={title}>
      <InlineText
        inline={inline}
        label={title}
        hint="Markdown: **bold**, *italics*, ~~struck~~, - lists, links"
        minRows={4}
      />
    </Panel>
  )
}
