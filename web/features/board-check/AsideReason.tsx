import { Button, Popover, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { Problem } from '../../components/Problem.tsx'
import { fieldError, restOfError } from '../../lib/field-errors.ts'
import { useSaveAside } from './api.ts'

type Props = { slug: string; itemId: string; name: string; reason: string }

/** Lets people say in their own words why an item is set aside. */
export function AsideReason({ slug, itemId, name, reason }: Props) {
  const [opened, { toggle, close }] = useDisclosure(false)
  const [draft, setDraft] = useState(reason)
  const save = useSaveAside(slug, itemId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (draft.trim() === reason) close()
    else save.mutate(draft, { onSuccess: close })
  }
  const open = () => {
    setDraft(reason)
    toggle()
  }
  return (
    <Popover
      opened={opened}
      onChange={close}
      width={320}
      position="bottom-end"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={open}
          aria-label={`Change reason of ${name}`}
        >
          Change reason
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Reason of ${name}`}>
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              label="Why it counts 0"
              data-autofocus
              maxLength={200}
              value={draft}
              onChange={event => setDraft(event.currentTarget.value)}
              error={fieldError(save.error, 'reason')}
            />
            {restOfError(save.error, ['reason']) && (
              <Problem title="This was not saved" error={save.error} />
            )}
            <Button type="submit" size="xs" loading={save.isPending}>
              Save
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
