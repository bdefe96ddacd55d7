import { Anchor, Code, List, PasswordInput, Text } from '@mantine/core'
import classes from './TokenField.module.css'

const newToken = 'https://github.com/settings/tokens/new?description=Knots&scopes=read:project,repo'
const newFineGrainedToken = 'https://github.com/settings/personal-access-tokens/new'

type Props = {
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  placeholder?: string
  required?: boolean
  disabled?: boolean
}

/** A token to read GitHub with; it goes to the server once and is never shown again. */
export function TokenField(props: Props) {
  return (
    <div>
      <PasswordInput
        label="Access token"
        description="Stays on this Knots server and is never shown again."
        placeholder={props.placeholder ?? 'ghp_… or github_pat_…'}
        value={props.value}
        onChange={event => props.onChange(event.currentTarget.value)}
        error={props.error}
        required={props.required ?? false}
        disabled={props.disabled ?? false}
        autoComplete="off"
        spellCheck={false}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the token while typing' }}
      />
      <details className={classes.help}>
        <summary>Which token, and where to make one</summary>
        <List size="sm" spacing={6} mt={8}>
          <List.Item>
            Classic: <NewTab href={newToken}>make a token</NewTab> with the scopes{' '}
            <Code>read:project</Code> and, for private repositories, <Code>repo</Code>.
          </List.Item>
          <List.Item>
            Fine-grained: <NewTab href={newFineGrainedToken}>make a token</NewTab> owned by the
            organisation, with read access to its Projects and to Issues, Pull requests and Metadata
            of its repositories. Projects of a single user need a classic one.
          </List.Item>
        </List>
        <Text size="sm" c="dimmed" mt={8}>
          Reading is all Knots needs. Items the token may not see are counted, without points.
        </Text>
      </details>
    </div>
  )
}

function NewTab({ href, children }: { href: string; children: string }) {
  return (
    <Anchor href={href} target="_blank" rel="noreferrer" inherit underline="always">
      {children}
    </Anchor>
  )
}
