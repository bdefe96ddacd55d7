export type YearCard = {
  place: 'anchor' | 'wind' | 'rock'
  text: string
  /** Dots on a card that lies by itself. */
  dots?: number
  /** The name of the group it lies in. */
  group?: string
  /** What keeps coming back, in words of the team. */
  theme?: string
  /** Of a rock: what the team said of it a sprint later. */
  wasHit?: boolean
}

export type YearRetro = {
  cards: YearCard[]
  /** Dots on each group, by its name. */
  groups: Record<string, number>
  /** How the people rated the meeting. */
  ratings: number[]
}

const SLOW_REVIEWS = 'Reviews were slow'
const TEST_RIG = 'The test rig is shared'
const ESTIMATES = 'Issues were larger than their estimate'

/** Retrospectives of the last finished sprints, the latest first. */
export const RETROS: YearRetro[] = [
  {
    cards: [
      { place: 'wind', text: 'Pair sessions on the firmware', dots: 4 },
      { place: 'wind', text: 'The new alert page just worked', dots: 1 },
      {
        place: 'anchor',
        text: 'Test rig free only on Tuesdays',
        group: 'Test rig',
        theme: TEST_RIG,
      },
      { place: 'anchor', text: 'Nobody knows who has the key', group: 'Test rig' },
      {
        place: 'anchor',
        text: 'Two issues were much larger than their estimate',
        dots: 5,
        theme: ESTIMATES,
      },
      { place: 'anchor', text: 'My pull request waited four days', dots: 3, theme: SLOW_REVIEWS },
      { place: 'rock', text: 'The port authority changes its export format in autumn', dots: 4 },
      { place: 'rock', text: 'Half of us are at the fair next week', dots: 2 },
    ],
    groups: { 'Test rig': 9 },
    ratings: [4, 5, 3, 4, 4, 5, 4],
  },
  {
    cards: [
      { place: 'wind', text: 'The pilots praised the alert page', dots: 2 },
      { place: 'wind', text: 'Goal was clear from the first day', dots: 3 },
      {
        place: 'anchor',
        text: 'Eleven things in review at once',
        group: 'Reviews',
        theme: SLOW_REVIEWS,
      },
      { place: 'anchor', text: 'Reviews come on the last day', group: 'Reviews' },
      { place: 'anchor', text: 'Waited for the test rig again', dots: 3, theme: TEST_RIG },
      { place: 'rock', text: 'Certificates of the gauges end this year', dots: 4, wasHit: true },
      { place: 'rock', text: 'Only one of us knows the boot loader', dots: 2, wasHit: false },
    ],
    groups: { Reviews: 11 },
    ratings: [4, 4, 3, 5, 4, 2],
  },
  {
    cards: [
      { place: 'wind', text: 'Small issues, many of them done', dots: 4 },
      { place: 'wind', text: 'The handbook answered my questions', dots: 1 },
      { place: 'anchor', text: 'Upstream changed its format overnight', dots: 6 },
      { place: 'anchor', text: 'Planning took the whole morning', dots: 5 },
      { place: 'rock', text: 'Upstream will do it again', dots: 3, wasHit: false },
    ],
    groups: {},
    ratings: [3, 4, 4, 3, 4],
  },
  {
    cards: [
      { place: 'wind', text: 'One of us took all questions from outside', dots: 3 },
      {
        place: 'anchor',
        text: 'A review needs two people, and one is always away',
        group: 'Reviews',
      },
      {
        place: 'anchor',
        text: 'Pull requests too big to read',
        group: 'Reviews',
        theme: SLOW_REVIEWS,
      },
      {
        place: 'anchor',
        text: 'The import was five points and took two weeks',
        dots: 5,
        theme: ESTIMATES,
      },
      { place: 'rock', text: 'The release falls into the holidays', dots: 4, wasHit: true },
    ],
    groups: { Reviews: 8 },
    ratings: [4, 3, 4, 4, 5, 4],
  },
  {
    cards: [
      { place: 'wind', text: 'Berth calendar finished a week early', dots: 4 },
      { place: 'wind', text: 'Everybody said what they would not manage', dots: 5 },
      { place: 'anchor', text: 'Too many meetings on Wednesdays', dots: 6 },
      { place: 'rock', text: 'Storage of the old server fills up', dots: 2, wasHit: false },
    ],
    groups: {},
    ratings: [5, 4, 4, 5],
  },
  {
    cards: [
      { place: 'wind', text: 'First harbour is live', dots: 7 },
      { place: 'anchor', text: 'Reviews took days', dots: 6, theme: SLOW_REVIEWS },
      { place: 'anchor', text: 'Rig was taken all week', dots: 4, theme: TEST_RIG },
      { place: 'rock', text: 'The mail server is moved in spring', dots: 1, wasHit: false },
    ],
    groups: {},
    ratings: [4, 4, 3, 3, 4],
  },
  {
    cards: [
      { place: 'wind', text: 'New colleagues found their way', dots: 4 },
      { place: 'anchor', text: 'Nobody felt asked to review', dots: 5, theme: SLOW_REVIEWS },
      { place: 'rock', text: 'Storm season begins', dots: 3, wasHit: true },
    ],
    groups: {},
    ratings: [3, 4, 4],
  },
]
