import { Anchor, Button, Group, Modal, NumberInput, Select, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Action, ActionRepositories } from '#contract/action.ts'
import { issueFor } from '#domain/actions-issue.ts'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { fieldError, restOfError } from '../../lib/field-errors.ts'
import { usePeople } from '../../lib/queries.ts'
import { useMakeIssue, useRepositories } from './api.ts'

type Props = { slug: string; action: Action; onClose: () => void }

/** GitHub's own form, filled in: for those who make the issue by hand. */
function byHandAddress(url: string, { title, body }: { title: string; body: string }): string {
  return `${url}/issues/new?${new URLSearchParams({ title, body })}`
}

function IssueForm({ slug, action, onClose, known }: Props & { known: ActionRepositories }) {
  const people = usePeople(slug).data?.people ?? []
  const make = useMakeIssue(slug, action)
  const { repositories, why } = known
  const [repository, setRepository] = useState(repositories[0]?.name ?? null)
  const [number, setNumber] = useState<number | string>('')
  const issue = issueFor(action, { people, url: null })
  const url = repositories.find(({ name }) => name === repository)?.url
  const isLink = typeof number === 'number'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!repository) return
    make.mutate({ repository, ...(isLink && { number }) }, { onSuccess: onClose })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">
          “{issue.title}” becomes an issue that everybody sees who sees the repository. Nobody is
          named in it. Knots follows its state.
        </Text>
        <Select
          label="Repository"
          data={repositories.map(({ name }) => name)}
          value={repository}
          onChange={setRepository}
          allowDeselect={false}
          error={fieldError(make.error, 'repository')}
          data-autofocus
        />
        <NumberInput
          label="Number, if the issue is there already"
          placeholder="A new issue is made"
          min={1}
          allowDecimal={false}
          hideControls
          value={number}
          onChange={setNumber}
          error={fieldError(make.error, 'number')}
        />
        {why && <Text size="sm">{why}</Text>}
        {restOfError(make.error, ['repository', 'number']) && (
          <Problem
            title={isLink ? 'The issue was not linked' : 'There is no issue yet'}
            error={make.error}
          />
        )}
        {url && (
          <Anchor href={byHandAddress(url, issue)} target="_blank" rel="noreferrer" size="sm">
            Make it by hand on GitHub
          </Anchor>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={make.isPending} disabled={why !== null}>
            {isLink ? 'Link it' : 'Make the issue'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** An action becomes an issue on GitHub, in a repository of the board. */
export function IssueDialog(props: Props) {
  const { slug, onClose } = props
  const { data, error, refetch } = useRepositories(slug)
  return (
    <Modal opened onClose={onClose} title="Make an issue of it">
      {!data &&
        (error ? (
          <Problem
            title="The repositories could not be read"
            error={error}
            onRetry={() => refetch()}
          />
        ) : (
          <Loading height={240} label="Looking for repositories" />
        ))}
      {data && data.repositories.length === 0 && (
        <Text>
          {data.why ??
            'No repository is known yet: nothing on the board is in one. Read the board first.'}
        </Text>
      )}
      {data && data.repositories.length > 0 && <IssueForm {...props} known={data} />}
    </Modal>
  )
}
