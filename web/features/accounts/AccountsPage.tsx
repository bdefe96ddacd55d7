import { IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { AdministratorsOnly } from '../../components/AdministratorsOnly.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { plural } from '../../lib/format.ts'
import { useAccount } from '../../lib/session.ts'
import { AccountRow } from './AccountRow.tsx'
import { AccountStep } from './AccountStep.tsx'
import styles from './accounts.module.css'
import { type Step, useAccounts } from './api.ts'

function List() {
  const { data, error, refetch } = useAccounts()
  const me = useAccount()
  const [step, setStep] = useState<Step | null>(null)
  if (error && !data)
    return (
      <Problem title="The accounts could not be read" error={error} onRetry={() => refetch()} />
    )
  if (!data) return <Loading height={360} label="Loading the accounts" />
  const { accounts } = data
  if (accounts.length === 0)
    return (
      <Empty icon={<IconUsersGroup size={24} />} title="Nobody has signed in yet">
        An account is made when somebody signs in for the first time.
      </Empty>
    )
  return (
    <Panel title={plural(accounts.length, 'account')}>
      <ul className={styles.list}>
        {accounts.map(account => (
          <AccountRow
            key={account.id}
            account={account}
            isMe={account.id === me?.id}
            onStep={setStep}
          />
        ))}
      </ul>
      {step && <AccountStep step={step} onClose={() => setStep(null)} />}
    </Panel>
  )
}

/** Everybody who ever signed in to this Knots. */
export function AccountsPage() {
  return (
    <>
      <PageTitle
        title="Accounts"
        below="Everybody who has signed in to this Knots. What they may do in a team is said in its settings."
      />
      <AdministratorsOnly>
        <List />
      </AdministratorsOnly>
    </>
  )
}
