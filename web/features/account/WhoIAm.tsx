import type { Account } from '#contract/identity.ts'
import { Panel } from '../../components/Panel.tsx'
import { formatInstant } from '../../lib/format.ts'
import styles from './account.module.css'

type Props = { account: Account; endsAt: string | null }

export function WhoIAm({ account, endsAt }: Props) {
  const facts = [
    { label: 'Name', value: account.name },
    { label: 'Login', value: account.login },
    { label: 'Mail', value: account.mail },
    { label: 'Signs in with', value: account.from },
    {
      label: 'In all teams',
      value: account.isAdministrator ? 'Administrator of this Knots' : null,
    },
    {
      label: 'This sign-in ends',
      value: endsAt === null ? null : `${formatInstant(endsAt)} at the latest`,
    },
  ]
  return (
    <Panel title="Who you are">
      <dl className={styles.facts}>
        {facts
          .filter(({ value }) => value !== null)
          .map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  )
}
