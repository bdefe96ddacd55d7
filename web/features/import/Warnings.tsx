import { Radio, Stack } from '@mantine/core'
import type { ArithmeticChoice, ImportWarning } from '#contract/import.ts'
import { Panel } from '../../components/Panel.tsx'
import { formatOne, formatPoints, plural } from '../../lib/format.ts'
import styles from './found.module.css'
import { LineLink } from './LineLink.tsx'

type Props = {
  warnings: ImportWarning[]
  onChoose: (id: string, choice: ArithmeticChoice) => void
}

function Arithmetic({ warning, onChoose }: { warning: ImportWarning } & Pick<Props, 'onChoose'>) {
  const { id, written, computed, instead, choice } = warning
  if (id === undefined || !instead) return null
  const options = [
    {
      value: 'written',
      label: `Points and people are right: velocity ${formatOne(computed)}`,
    },
    ...(instead.points === null
      ? []
      : [{ value: 'points', label: `It was ${formatPoints(instead.points)} points` }]),
    ...(instead.people === null
      ? []
      : [{ value: 'people', label: `It was ${formatPoints(instead.people)} people` }]),
  ]
  return (
    <Radio.Group
      className={styles.choice ?? ''}
      label={`Written: velocity ${formatPoints(written)}. Which figure holds?`}
      value={choice ?? 'written'}
      onChange={value => onChoose(id, value as ArithmeticChoice)}
    >
      <Stack gap={6} mt={6}>
        {options.map(option => (
          <Radio key={option.value} {...option} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

function Warning({ warning, onChoose }: { warning: ImportWarning } & Pick<Props, 'onChoose'>) {
  return (
    <li>
      <LineLink line={warning.line} /> {warning.message}
      <Arithmetic warning={warning} onChoose={onChoose} />
    </li>
  )
}

const keyOf = ({ line, message }: ImportWarning) => `${line} ${message}`
const shownAtOnce = 5

/** What somebody should look at, each with its line; a division that does not come out, with a choice. */
export function Warnings({ warnings, onChoose }: Props) {
  if (warnings.length === 0) return null
  const first = [
    ...warnings.filter(({ id }) => id !== undefined),
    ...warnings.filter(({ id }) => id === undefined),
  ]
  const rest = first.splice(Math.max(shownAtOnce, warnings.filter(({ id }) => id).length))
  return (
    <Panel title={plural(warnings.length, 'line to look at', 'lines to look at')}>
      <ul className={styles.plainList}>
        {first.map(warning => (
          <Warning key={keyOf(warning)} warning={warning} onChoose={onChoose} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details className={styles.more}>
          <summary>{plural(rest.length, 'more line', 'more lines')}</summary>
          <ul className={styles.plainList}>
            {rest.map(warning => (
              <Warning key={keyOf(warning)} warning={warning} onChoose={onChoose} />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
