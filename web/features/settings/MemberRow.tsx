import { ActionIcon, NativeSelect } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Role } from '#contract/identity.ts'
import type { Member } from '#contract/member.ts'
import { active } from '../../lib/me.ts'
import { usePeople } from '../../lib/queries.ts'
import { roleNames } from '../../lib/role-names.ts'
import { tellFailure } from '../../lib/tell-failure.ts'
import { useMemberStep } from './members-api.ts'
import styles from './people.module.css'

const roles = Object.entries(roleNames).map(([value, label]) => ({ value, label }))

export const memberName = ({ account, login, mail }: Member) =>
  account?.name ?? login ?? mail ?? 'somebody'

function stateWords({ account, login, mail, isMe }: Member): string {
  const said = login ?? mail
  if (account === null) return 'has not signed in yet'
  return [isMe && 'you', said !== account.name && said, account.isBlocked && 'blocked']
    .filter(Boolean)
    .join(', ')
}

type Props = { slug: string; member: Member; others: Member[]; onRemove: (() => void) | null }

/** An account or one that is waited for, its role, and whom of the team's people it is. */
export function MemberRow({ slug, member, others, onRemove }: Props) {
  const people = active(usePeople(slug).data?.people)
  const step = useMemberStep(slug)
  const name = memberName(member)
  const taken = new Set(others.flatMap(one => (one.id === member.id ? [] : [one.personId])))
  const save = (edit: { role: Role } | { personId: string | null }) =>
    step.mutate({ kind: 'edit', member, edit }, { onError: tellFailure(`${name} was not changed`) })
  return (
    <tr>
      <th scope="row" data-label="Account">
        <span className={styles.memberName}>{name}</span>
        <small className={styles.memberState}>{stateWords(member)}</small>
      </th>
      <td data-label="Role">
        <NativeSelect
          size="sm"
          aria-label={`Role of ${name}`}
          value={member.role}
          disabled={step.isPending}
          onChange={event => save({ role: event.currentTarget.value as Role })}
          data={roles}
        />
      </td>
      <td data-label="Is">
        <NativeSelect
          size="sm"
          aria-label={`Person that ${name} is`}
          value={member.personId ?? ''}
          disabled={step.isPending}
          onChange={event => save({ personId: event.currentTarget.value || null })}
          data={[
            { value: '', label: 'nobody' },
            ...people.map(person => ({
              value: person.id,
              label: person.name,
              disabled: taken.has(person.id),
            })),
          ]}
        />
      </td>
      {onRemove && (
        <td className={styles.remove}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Remove ${name}`}
            onClick={onRemove}
          >
            <IconX size={17} />
          </ActionIcon>
        </td>
      )}
    </tr>
  )
}
