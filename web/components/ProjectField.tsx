import { TextInput } from '@mantine/core'
import { parseProjectAddress } from '../lib/project-address.ts'

type Props = {
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  disabled?: boolean
}

/** A GitHub project, by its address in the browser or short; says what it understood. */
export function ProjectField({ value, onChange, error, disabled = false }: Props) {
  const project = parseProjectAddress(value)
  return (
    <TextInput
      label="GitHub project"
      description={
        project
          ? `Project ${project.number} of ${project.owner}`
          : 'Its address as the browser shows it, or short: acme/30'
      }
      placeholder="https://github.com/orgs/acme/projects/30"
      value={value}
      onChange={event => onChange(event.currentTarget.value)}
      error={error}
      disabled={disabled}
      autoComplete="off"
      spellCheck={false}
      inputMode="url"
    />
  )
}
