import { Question } from '../../components/Question.tsx'
import { type Step, useAccountStep } from './api.ts'

function wordsOf(step: Step): { title: string; yes: string; text: string } {
  const { name } = step.account
  if (step.kind === 'delete')
    return {
      title: `Delete the account of ${name}?`,
      yes: 'Delete',
      text: 'Its sign-ins, API tokens and roles in teams end. What the person wrote and announced stays with the teams; to forget that too, a scrum master removes the person in the settings of the team. Whoever may still sign in gets a new account then.',
    }
  const { isAdministrator, isBlocked } = step.edit
  if (isAdministrator === true)
    return {
      title: `Make ${name} an administrator?`,
      yes: 'Make administrator',
      text: 'Administrators see and change every team and every account of this Knots.',
    }
  if (isAdministrator === false)
    return {
      title: `Is ${name} an administrator no more?`,
      yes: 'Administrator no more',
      text: 'What they may do is then said by their roles in the teams.',
    }
  if (isBlocked)
    return {
      title: `Block ${name}?`,
      yes: 'Block',
      text: 'They are signed out everywhere at once, cannot sign in, and their API tokens are refused. Their roles stay for when they are let in again.',
    }
  return {
    title: `Let ${name} in again?`,
    yes: 'Let in again',
    text: 'They can sign in, with the roles they had.',
  }
}

export function AccountStep({ step, onClose }: { step: Step; onClose: () => void }) {
  const go = useAccountStep()
  const { title, yes, text } = wordsOf(step)
  return (
    <Question
      title={title}
      yes={yes}
      isBusy={go.isPending}
      error={go.error}
      onYes={() => go.mutate(step, { onSuccess: onClose })}
      onNo={onClose}
    >
      {text}
    </Question>
  )
}
