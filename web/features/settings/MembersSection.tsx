import { Text } from '@mantine/core'
import { useState } from 'react'
import type { Member } from '#contract/member.ts'
import type { Team } from '#contract/team.ts'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Question } from '../../components/Question.tsx'
import { useMay } from '../../lib/access.ts'
import { roleNames, roleWords } from '../../lib/role-names.ts'
import { AddMember } from './AddMember.tsx'
import { MemberRow, memberName } from './MemberRow.tsx'
import { useMemberStep, useMembers } from './members-api.ts'
import styles from './people.module.css'
import { Section } from './Section.tsx'
import { Visibility } from './Visibility.tsx'

function RemoveQuestion(props: { slug: string; member: Member; onClose: () => void }) {
  const { slug, member, onClose } = props
  const step = useMemberStep(slug)
  return (
    <Question
      title={`Remove ${memberName(member)} from the team?`}
      yes="Remove"
      isBusy={step.isPending}
      error={step.error}
      onYes={() => step.mutate({ kind: 'remove', member }, { onSuccess: onClose })}
      onNo={onClose}
    >
      They lose their role here. The person of the team, with their percentages, stays.
      {member.isMe && ' This is you: you cannot undo it yourself.'}
    </Question>
  )
}

function RoleList() {
  return (
    <ul className={styles.roles}>
      {(['viewer', 'member', 'scrum-master'] as const).map(role => (
        <li key={role}>
          <strong>{roleNames[role]}</strong>: {roleWords[role]}.
        </li>
      ))}
    </ul>
  )
}

/** Whose account may do what in this team. */
export function MembersSection({ team }: { team: Team }) {
  const { data, error, isPending, refetch } = useMembers(team.slug)
  const may = useMay()
  const [removed, setRemoved] = useState<Member | null>(null)
  return (
    <Section
      id="members"
      about="Who may do what in this team once they have signed in. Administrators of this Knots may do everything in every team."
    >
      <RoleList />
      {isPending && <Loading height={200} label="Loading the members" />}
      {error && !data && (
        <Problem
          title="The members could not be read"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data && data.members.length === 0 && (
        <Text c="dimmed" mt="md">
          Nobody has a role yet.
        </Text>
      )}
      {data && data.members.length > 0 && (
        <table className={`${styles.people} ${styles.members}`}>
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col">Role</th>
              <th scope="col">Is</th>
              {may.lead && (
                <th scope="col">
                  <span className={styles.hidden}>Remove</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {data.members.map(member => (
              <MemberRow
                key={member.id}
                slug={team.slug}
                member={member}
                others={data.members}
                onRemove={may.lead ? () => setRemoved(member) : null}
              />
            ))}
          </tbody>
        </table>
      )}
      {data && may.lead && <AddMember slug={team.slug} />}
      {data && <Visibility slug={team.slug} isPublic={data.isPublic} />}
      {removed && (
        <RemoveQuestion slug={team.slug} member={removed} onClose={() => setRemoved(null)} />
      )}
    </Section>
  )
}
