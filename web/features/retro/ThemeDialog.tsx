import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Card, Theme } from '#contract/retro.ts'
import { Problem } from '../../components/Problem.tsx'
import { ApiError, request, teamPath } from '../../lib/api.ts'
import { themeWords } from './CardFace.tsx'
import { useTable } from './table.ts'

const isNew = 'new'
const isNone = 'none'

/** Says by hand that a card is about something that came up before, so that the team sees what never changes. */
export function ThemeDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const { slug, retro, move } = useTable()
  const { themes } = retro
  const [choice, setChoice] = useState(card.themeId ?? (themes.length === 0 ? isNew : isNone))
  const [name, setName] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setIsSaving] = useState(false)
  const link = async () => {
    if (choice === isNone) return null
    if (choice !== isNew) return choice
    const made = await request<Theme>('POST', teamPath(slug, '/themes'), { name: name.trim() })
    return made.id
  }
  const save = async () => {
    setIsSaving(true)
    setError(null)
    try {
      const themeId = await link()
      const { version } = card
      if (await move({ kind: 'card', id: card.id, edit: { version, themeId } })) onClose()
    } catch (refusal) {
      setError(refusal instanceof ApiError ? refusal : new Error('not saved'))
    } finally {
      setIsSaving(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }
  return (
    <Modal opened onClose={onClose} title="Did this come up before?">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            “{card.text}”
          </Text>
          <Radio.Group aria-label="What it belongs to" value={choice} onChange={setChoice}>
            <Stack gap="xs" mah="16rem" style={{ overflowY: 'auto' }}>
              {themes.map(theme => (
                <Radio key={theme.id} value={theme.id} label={themeWords(theme)} />
              ))}
              <Radio value={isNew} label="Something that keeps coming back, new here" />
              <Radio value={isNone} label="Nothing in particular" />
            </Stack>
          </Radio.Group>
          {choice === isNew && (
            <TextInput
              label="In a few words"
              placeholder="Reviews were slow"
              maxLength={120}
              data-autofocus={themes.length === 0 || undefined}
              value={name}
              onChange={event => setName(event.currentTarget.value)}
            />
          )}
          {error !== null && <Problem error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              loading={isSaving}
              disabled={choice === isNew && name.trim() === ''}
            >
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
