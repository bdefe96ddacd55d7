import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { ProjectField } from '../../components/ProjectField.tsx'
import { TimeZoneSelect } from '../../components/TimeZoneSelect.tsx'
import { TokenField } from '../../components/TokenField.tsx'
import { parseProjectAddress } from '../../lib/project-address.ts'
import { ownTimeZone } from '../../lib/time-zones.ts'
import { FirstRead } from './FirstRead.tsx'
import { FormHead } from './FormHead.tsx'
import styles from './start.module.css'
import { type ConnectErrors, errorsOf, missingOf, useConnect } from './use-connect.ts'

/** A project, a token, a name: then the board is read. */
export function ConnectGithub() {
  const connect = useConnect()
  const [project, setProject] = useState('')
  const [token, setToken] = useState('')
  const [typedName, setName] = useState<string>()
  const [timeZone, setTimeZone] = useState(ownTimeZone)
  const [missing, setMissing] = useState<ConnectErrors>({})
  const name = typedName ?? parseProjectAddress(project)?.owner ?? ''
  const errors = { ...errorsOf(connect.error), ...missing }
  const draft = { name, timeZone, project, token: token.trim() }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = missingOf(draft)
    setMissing(found)
    if (Object.keys(found).length === 0) connect.mutate(draft)
  }
  if (connect.data) return <FirstRead {...connect.data} />
  return (
    <div className={styles.form}>
      <FormHead title="Connect a GitHub project">
        Knots reads the board and its past sprints. It writes nothing to GitHub.
      </FormHead>
      <Panel>
        <form onSubmit={submit} noValidate>
          <Stack gap="lg">
            <ProjectField value={project} onChange={setProject} error={errors.project} />
            <TokenField value={token} onChange={setToken} error={errors.token} />
            <div className={styles.pair}>
              <TextInput
                label="Team name"
                description="It also makes the team’s address here."
                value={name}
                onChange={event => setName(event.currentTarget.value)}
                error={errors.name}
              />
              <TimeZoneSelect value={timeZone} onChange={setTimeZone} />
            </div>
            {errors.form && (
              <Problem title="The project could not be connected" error={connect.error} />
            )}
            <Group>
              <Button type="submit" loading={connect.isPending}>
                Connect and read
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
    </div>
  )
}
