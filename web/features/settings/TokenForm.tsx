import { Button, Group, Text } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { Team } from '#contract/team.ts'
import { Problem } from '../../components/Problem.tsx'
import { TokenField } from '../../components/TokenField.tsx'
import { fieldError } from '../../lib/field-errors.ts'
import { useSaveToken } from './api.ts'
import styles from './settings.module.css'

const states = {
  team: 'A token of this team is saved.',
  app: 'The server’s GitHub App is used.',
  environment: 'The server’s own token is used (GITHUB_TOKEN).',
}

/** The token can be given and removed, never read. */
export function TokenForm({ team }: { team: Team }) {
  const save = useSaveToken(team.slug)
  const [isTyping, setIsTyping] = useState(false)
  const [token, setToken] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setIsSaving] = useState(false)
  const isOpen = isTyping || !team.tokenFrom

  const send = async (wanted: string | null) => {
    setIsSaving(true)
    try {
      await save(wanted)
      setToken('')
      setIsTyping(false)
      setError(null)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setIsSaving(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (token.trim() !== '') void send(token.trim())
  }
  return (
    <form onSubmit={submit} noValidate className={styles.block}>
      {team.tokenFrom && (
        <div className={styles.tokenState}>
          <IconKey size={18} aria-hidden="true" />
          <Text size="sm">{states[team.tokenFrom]}</Text>
          {!isTyping && (
            <Group gap="xs">
              <Button size="compact-sm" variant="default" onClick={() => setIsTyping(true)}>
                {team.tokenFrom === 'team' ? 'Replace' : 'Use another one'}
              </Button>
              {team.tokenFrom === 'team' && (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={isSaving}
                  onClick={() => send(null)}
                >
                  Remove
                </Button>
              )}
            </Group>
          )}
        </div>
      )}
      {isOpen && (
        <>
          <TokenField value={token} onChange={setToken} error={fieldError(error, 'token')} />
          <div className={styles.saveButtons}>
            <Button type="submit" loading={isSaving} disabled={token.trim() === ''}>
              Save the token
            </Button>
            {team.tokenFrom && (
              <Button variant="default" onClick={() => setIsTyping(false)}>
                Cancel
              </Button>
            )}
          </div>
        </>
      )}
      {error !== null && fieldError(error, 'token') === undefined && (
        <Problem title="The token was not changed" error={error} />
      )}
    </form>
  )
}
