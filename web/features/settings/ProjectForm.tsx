import { Anchor, Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Team } from '#contract/team.ts'
import { ProjectField } from '../../components/ProjectField.tsx'
import { parseProjectAddress } from '../../lib/project-address.ts'
import { SaveBar } from './SaveBar.tsx'
import styles from './settings.module.css'
import { useTeamForm } from './use-team-form.ts'

type Fields = { github: string }

const addressOf = ({ github }: Team) => (github ? `${github.owner}/${github.number}` : '')
const fieldsOf = (team: Team): Fields => ({ github: addressOf(team) })

/** The project, by its address; emptied, the team has no board. */
export function ProjectForm({ team }: { team: Team }) {
  const [problem, setProblem] = useState<string>()
  const form = useTeamForm<Fields>(team, fieldsOf, edits => ({
    github: parseProjectAddress(edits.github ?? ''),
  }))
  const text = form.draft.github
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isUnderstood = text.trim() === '' || parseProjectAddress(text) !== null
    setProblem(
      isUnderstood
        ? undefined
        : 'Paste the address of a project, such as https://github.com/orgs/acme/projects/30, or write acme/30.',
    )
    if (isUnderstood) void form.submit()
  }
  return (
    <form onSubmit={submit} noValidate className={styles.block}>
      <ProjectField
        value={text}
        onChange={value => form.set('github', value)}
        error={problem ?? form.errorOf('github')}
      />
      {team.github?.title && form.edited.length === 0 && (
        <p className={styles.note}>
          {team.github.url ? (
            <Anchor href={team.github.url} target="_blank" rel="noreferrer" inherit>
              {team.github.title}
            </Anchor>
          ) : (
            team.github.title
          )}
        </p>
      )}
      {form.edited.length > 0 && (
        <SaveBar
          form={form}
          labels={{ github: 'GitHub project' }}
          show={(_field, value) => String(value)}
        />
      )}
      {team.github && form.edited.length === 0 && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          c="var(--knots-muted)"
          mt={8}
          ml={-8}
          onClick={() => form.set('github', '')}
        >
          Disconnect the project
        </Button>
      )}
    </form>
  )
}
