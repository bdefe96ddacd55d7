/** A place of a board on which cards lie. */
export type RetroPlace = {
  key: string
  /** As it is called on the board. */
  name: string
  /** What belongs there, in half a sentence. */
  meaning: string
  /** Questions that help to begin; shown where the place is empty. */
  prompts: string[]
  /** Cards here are risks ahead, asked again in the next retrospective: did we hit it? */
  isRisk: boolean
}

/** The form of a retrospective. */
export type RetroFormat = {
  key: string
  name: string
  /** In the order in which a screen reader, a phone and minutes go through them. */
  places: RetroPlace[]
  /** No place for cards: where the team wanted to go, filled with the sprint's goal. Null where a format has none. */
  goal: { name: string; meaning: string } | null
}

/** In sight on every board, whatever its format. */
export const ProcessNotPeople = 'Focus on the process, not on people'

/**
 * The boat, as the first team draws it (anchors, wind and rocks around an island), and start-stop-continue. A format is
 * data: a further one needs an entry here and its key in the contract, and no column.
 */
export const RetroFormats = {
  boat: {
    key: 'boat',
    name: 'The boat',
    places: [
      {
        key: 'anchor',
        name: 'Anchors',
        meaning: 'what slowed us',
        prompts: [
          'Where did work wait?',
          'What did we do twice?',
          'What took longer than we thought, and why?',
        ],
        isRisk: false,
      },
      {
        key: 'wind',
        name: 'Wind',
        meaning: 'what helped us',
        prompts: [
          'What went better than last time?',
          'What should we do again?',
          'Which tool or habit paid off?',
        ],
        isRisk: false,
      },
      {
        key: 'rock',
        name: 'Rocks',
        meaning: 'risks ahead',
        prompts: [
          'What could stop us in the next sprint?',
          'What do we depend on that is not ours?',
          'What do only few of us know?',
        ],
        isRisk: true,
      },
    ],
    goal: { name: 'Island', meaning: 'where we wanted to go' },
  },
  'start-stop-continue': {
    key: 'start-stop-continue',
    name: 'Start, stop, continue',
    places: [
      {
        key: 'start',
        name: 'Start',
        meaning: 'what we should begin to do',
        prompts: ['What would have helped us?', 'What do we want to try for one sprint?'],
        isRisk: false,
      },
      {
        key: 'stop',
        name: 'Stop',
        meaning: 'what we should no longer do',
        prompts: ['What costs time and helps nobody?', 'What do we do out of habit only?'],
        isRisk: false,
      },
      {
        key: 'continue',
        name: 'Continue',
        meaning: 'what we should keep doing',
        prompts: ['What worked?', 'What would we miss?'],
        isRisk: false,
      },
    ],
    goal: null,
  },
} as const satisfies Record<string, RetroFormat>

export type RetroFormatName = keyof typeof RetroFormats

/** The format of a key; a key that no format has (any more) is read as the boat. */
export function formatOf(key: string): RetroFormat {
  return Object.hasOwn(RetroFormats, key) ? RetroFormats[key as RetroFormatName] : RetroFormats.boat
}

/** Whether cards of this format may lie there; the island is no place for cards. */
export function hasPlace(format: RetroFormat, place: string): boolean {
  return format.places.some(({ key }) => key === place)
}

/** The keys of all places of all formats whose cards are risks ahead. */
export const RiskPlaces: readonly string[] = Object.values<RetroFormat>(RetroFormats).flatMap(
  ({ places }) => places.filter(({ isRisk }) => isRisk).map(({ key }) => key),
)
