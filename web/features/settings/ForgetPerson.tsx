import { useMutation } from '@tanstack/react-query'
import type { Person } from '#contract/person.ts'
import { Question } from '../../components/Question.tsx'
import { useForgetPerson } from './api.ts'
import styles from './forget-person.module.css'

type Props = { slug: string; person: Person; onClose: () => void }

/** Asks before a person is deleted, saying what goes and what stays. */
export function ForgetPerson({ slug, person, onClose }: Props) {
  const forget = useForgetPerson(slug)
  const step = useMutation({ mutationFn: () => forget(person), onSuccess: onClose })
  return (
    <Question
      title={`Delete ${person.name} for good?`}
      yes="Delete for good"
      isBusy={step.isPending}
      error={step.error}
      onYes={() => step.mutate()}
      onNo={onClose}
    >
      <div className={styles.words}>
        <p>
          <b>Goes:</b> the name wherever Knots wrote it, other spellings, GitHub login, mail,
          country and region, authorship of cards, votes, and who leads or owns what. This cannot be
          undone.
        </p>
        <p>
          <b>Stays:</b> the percentages, as of a “Former member”, so that no total changes. Texts
          that people wrote freely stay as they are, and so do assignees of the board, which are
          GitHub’s. Backups hold the name until they are rotated out.
        </p>
        {person.active && (
          <p>
            To only stop asking {person.name} for percentages, take away the tick under “Active”
            instead.
          </p>
        )}
      </div>
    </Question>
  )
}
