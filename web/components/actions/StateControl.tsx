import {
  Button,
  Popover,
  Radio,
  Stack,
  TextInput,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconCircle,
  IconCircleCheckFilled,
  IconCircleHalf2,
  IconCircleX,
} from '@tabler/icons-react'
import type { FormEvent } from 'react'
import type { Action, ActionState } from '#contract/action.ts'
import { useMay } from '../../lib/access.ts'
import { stateNames, useSaveAction } from '../../lib/actions.ts'
import { FormTrouble } from '../FormTrouble.tsx'
import { useFormDraft } from '../use-form-draft.ts'
import styles from './actions.module.css'

const states = Object.keys(stateNames) as ActionState[]

const icons = {
  open: IconCircle,
  'in-progress': IconCircleHalf2,
  done: IconCircleCheckFilled,
  dropped: IconCircleX,
}

type Fields = { state: ActionState; note: string }

const nameOf = (value: string) => stateNames[value as ActionState] ?? value

function StateForm({ slug, action, onDone }: { slug: string; action: Action; onDone: () => void }) {
  const save = useSaveAction(slug)
  const form = useFormDraft<Fields>({
    saved: { state: action.state, note: '' },
    save: (edits, current) => save((current as Action | undefined) ?? action, edits),
    pick: current => ({ state: (current as Action).state, note: '' }),
    onSaved: onDone,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (form.edited.length === 0) onDone()
    else void form.submit()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Radio.Group
          label="State"
          value={form.draft.state}
          onChange={state => form.set('state', state as ActionState)}
          error={form.errorOf('state')}
        >
          <Stack gap={6} mt={6}>
            {states.map(state => (
              <Radio key={state} value={state} label={stateNames[state]} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label="Note"
          placeholder="What happened, if it helps later"
          value={form.draft.note}
          onChange={event => form.set('note', event.currentTarget.value)}
          error={form.errorOf('note')}
        />
        <FormTrouble
          form={form}
          labels={{ state: 'State', note: 'Note' }}
          show={(_field, value) => nameOf(value)}
        />
        <Button type="submit" size="xs" loading={form.isSaving}>
          Save
        </Button>
      </Stack>
    </form>
  )
}

/** The state of an action; pressed, it can be changed, with a note for its history. */
export function StateControl({ slug, action }: { slug: string; action: Action }) {
  const [isOpen, open] = useDisclosure(false)
  const may = useMay()
  const Icon = icons[action.state]
  if (!may.write)
    return (
      <span className={styles.state} data-state={action.state}>
        <Icon size={20} stroke={1.75} aria-hidden="true" />
        <VisuallyHidden>{stateNames[action.state]}</VisuallyHidden>
      </span>
    )
  return (
    <Popover
      opened={isOpen}
      onChange={opened => (opened ? open.open() : open.close())}
      position="bottom-start"
      width={300}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={styles.state}
          data-state={action.state}
          onClick={open.toggle}
          aria-label={`${stateNames[action.state]}. Change the state of “${action.text}”`}
        >
          <Icon size={20} stroke={1.75} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Change the state">
        <StateForm slug={slug} action={action} onDone={open.close} />
      </Popover.Dropdown>
    </Popover>
  )
}
