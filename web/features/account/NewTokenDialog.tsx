import { Button, Group, Modal, NativeSelect, Radio, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Problem } from '../../components/Problem.tsx'
import { ShownOnce } from '../../components/ShownOnce.tsx'
import { fieldError, restOfError } from '../../lib/field-errors.ts'
import { useTeams } from '../../lib/queries.ts'
import { useMakeToken } from './api.ts'

const fields = ['name', 'scope', 'team', 'lastDay']

/** Asks what the token is for, and then shows it: once. */
export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const make = useMakeToken()
  const teams = useTeams().data?.teams ?? []
  const [name, setName] = useState('')
  const [scope, setScope] = useState<'read' | 'write'>('read')
  const [team, setTeam] = useState('')
  const [lastDay, setLastDay] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate({ name, scope, team: team || null, lastDay: lastDay || null })
  }
  if (make.data)
    return (
      <Modal opened onClose={onClose} title={`The token “${make.data.name}”`}>
        <Stack gap="md">
          <ShownOnce label="Token" value={make.data.token} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Done
            </Button>
          </Group>
        </Stack>
      </Modal>
    )
  return (
    <Modal opened onClose={onClose} title="New API token">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label="What is it for?"
            placeholder="Nightly export"
            value={name}
            onChange={event => setName(event.currentTarget.value)}
            error={fieldError(make.error, 'name')}
            maxLength={80}
            data-autofocus
          />
          <Radio.Group
            label="It may"
            value={scope}
            onChange={value => setScope(value === 'write' ? 'write' : 'read')}
          >
            <Group mt={6}>
              <Radio value="read" label="read only" />
              <Radio value="write" label="read and write" />
            </Group>
          </Radio.Group>
          <NativeSelect
            label="In"
            value={team}
            onChange={event => setTeam(event.currentTarget.value)}
            data={[
              { value: '', label: 'all my teams' },
              ...teams.map(({ slug, name: label }) => ({ value: slug, label })),
            ]}
            error={fieldError(make.error, 'team')}
          />
          <TextInput
            type="date"
            label="Last day"
            description="Left empty, it holds until it is revoked."
            value={lastDay}
            onChange={event => setLastDay(event.currentTarget.value)}
            error={fieldError(make.error, 'lastDay')}
          />
          {restOfError(make.error, fields) && (
            <Problem title="The token was not made" error={make.error} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={make.isPending}>
              Make the token
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
