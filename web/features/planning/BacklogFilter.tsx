import { Button, NativeSelect, TextInput } from '@mantine/core'
import styles from './backlog.module.css'
import { type choicesIn, type Filter, noFilter } from './planned-items.ts'

type Props = {
  filter: Filter
  choices: ReturnType<typeof choicesIn>
  onFilter: (filter: Filter) => void
}

const names = { status: 'Status', label: 'Label', repository: 'Repository' }

/** Narrows both lists down; the line stays where it is. */
export function BacklogFilter({ filter, choices, onFilter }: Props) {
  const isActive = Object.values(filter).some(value => value !== '')
  return (
    <search className={styles.filter}>
      <TextInput
        aria-label="Text or number"
        placeholder="Text or #number"
        value={filter.text}
        onChange={event => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      {(['status', 'label', 'repository'] as const).map(
        name =>
          choices[name].length > 1 && (
            <NativeSelect
              key={name}
              aria-label={names[name]}
              value={filter[name]}
              onChange={event => onFilter({ ...filter, [name]: event.currentTarget.value })}
              data={[
                { value: '', label: `Any ${names[name].toLowerCase()}` },
                ...choices[name].map(value => ({ value, label: value })),
              ]}
            />
          ),
      )}
      {isActive && (
        <Button variant="subtle" onClick={() => onFilter(noFilter)}>
          Show all
        </Button>
      )}
    </search>
  )
}
