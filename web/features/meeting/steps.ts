import type { MeetingStep, MeetingStepKey } from '#contract/meeting.ts'

/** The step that comes next: the first open one behind the current, else the first open one of all; null: none is left. */
export function nextStep(steps: readonly MeetingStep[]): MeetingStepKey | null {
  const now = steps.findIndex(({ state }) => state === 'current')
  const isOpen = ({ state }: MeetingStep) => state === 'open'
  return (steps.slice(now + 1).find(isOpen) ?? steps.find(isOpen))?.step ?? null
}

export const stateWords: Record<MeetingStep['state'], string> = {
  open: 'not yet',
  current: 'now',
  done: 'done',
  skipped: 'skipped',
}
