import type { RetroPhase } from '#contract/retro.ts'

export const phaseNames: Record<RetroPhase, string> = {
  'look-back': 'Look back',
  write: 'Write',
  group: 'Group',
  vote: 'Vote',
  discuss: 'Discuss',
  act: 'Act',
  close: 'Close',
  done: 'Done',
}

/** What everybody does now, in a sentence. */
export const phaseHints: Record<RetroPhase, string> = {
  'look-back': 'Last time’s actions one by one: is it done, and did it help?',
  write: 'Silently, a thought for each card. Nobody sees the cards of others yet.',
  group: 'All cards are on the table. Put together what belongs together.',
  vote: 'Give your dots to what should be talked about.',
  discuss: 'One topic after the other, the one with most dots first.',
  act: 'What will be different from now on? Who, and until when?',
  close: 'Before everybody leaves: was it worth the time?',
  done: 'The retrospective is over. This is the board as it was.',
}

const into: Record<RetroPhase, string> = {
  'look-back': 'Back to looking back',
  write: 'Start writing',
  group: 'Reveal the cards',
  vote: 'Start voting',
  discuss: 'Start discussing',
  act: 'On to actions',
  close: 'On to the close',
  done: 'End the retrospective',
}

/** What the button says that goes there. */
export const goWords = (to: RetroPhase) => into[to]
