import { Button, Group } from '@mantine/core'
import type { Risk } from '#contract/retro.ts'
import { Panel } from '../../components/Panel.tsx'
import styles from './look-back.module.css'
import { useTable } from './table.ts'

const answers = [
  { label: 'Yes, hit', wasHit: true },
  { label: 'No', wasHit: false },
]

/** The rocks that were seen ahead last time: did we hit them? */
export function AskRisks() {
  const { retro, move } = useTable()
  const { risks } = retro
  const [first] = risks
  const answer = ({ cardId, version, wasHit }: Risk, to: boolean) =>
    void move({
      kind: 'card',
      id: cardId,
      edit: { version, wasHit: wasHit === to ? null : to },
    })
  return (
    <Panel title={`Rocks seen in sprint ${first?.number}: did we hit them?`}>
      <ul className={styles.risks}>
        {risks.map(risk => (
          <li key={risk.cardId} className={styles.risk}>
            <span className={styles.rowText}>{risk.text}</span>
            <Group gap="xs" wrap="nowrap" role="group" aria-label={`Did we hit “${risk.text}”?`}>
              {answers.map(({ label, wasHit }) => (
                <Button
                  key={label}
                  size="xs"
                  variant={risk.wasHit === wasHit ? 'light' : 'default'}
                  aria-pressed={risk.wasHit === wasHit}
                  onClick={() => answer(risk, wasHit)}
                >
                  {label}
                </Button>
              ))}
            </Group>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
