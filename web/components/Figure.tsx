import { Popover, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { FigureCertainty, Formula } from '#contract/sprint.ts'
import styles from './Figure.module.css'
import { FormulaText } from './FormulaText.tsx'

type Props = {
  label: string
  /** As it is shown: already formatted, a dash where nothing is known. */
  value: string
  unit?: string
  /** One line below: "from 11 of 19". */
  note?: string | undefined
  formula?: Formula | null | undefined
  reason?: string | undefined
  certainty?: FigureCertainty | undefined
  size?: 'sm' | 'md' | 'xl'
}

/** The hidden marks make one sentence of it for those who hear it. */
function Content({ label, value, unit, note, size, hint }: Props & { hint: boolean }) {
  return (
    <>
      <span className={styles.label}>
        {label}
        {hint && <IconInfoCircle size={14} className={styles.hint} aria-hidden="true" />}
      </span>
      <VisuallyHidden>: </VisuallyHidden>
      <span className={styles.value} data-size={size}>
        {value}
        {unit && <span className={styles.unit}> {unit}</span>}
      </span>
      {note && (
        <>
          <VisuallyHidden>, </VisuallyHidden>
          <span className={styles.note}>{note}</span>
        </>
      )}
      {hint && <VisuallyHidden>. How it is worked out</VisuallyHidden>}
    </>
  )
}

/** A number with its label. Pressed, it explains itself: formula, the numbers in it, how sure it is. */
export function Figure(props: Props) {
  const { label, formula, reason, certainty } = props
  if (!formula && !reason)
    return (
      <div className={styles.figure}>
        <Content {...props} hint={false} />
      </div>
    )
  return (
    <Popover width={360} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={styles.figure}>
          <Content {...props} hint />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={formula?.figure ?? label} tabIndex={-1} data-autofocus>
        <FormulaText formula={formula} reason={reason} certainty={certainty} />
      </Popover.Dropdown>
    </Popover>
  )
}
