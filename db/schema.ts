import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

// Times are epoch milliseconds, days are ISO strings, points and FTE are real numbers.
// Ids are random strings. `version` is raised by each edit of a person.

export const teams = sqliteTable('teams', {
  id: text().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  version: integer().notNull().default(1),
  /** Raised by every write that a page could show; the key under which finished answers are kept. */
  revision: integer().notNull().default(1),
  timeZone: text().notNull(),
  /** Weekdays worked, 1 = Monday. */
  weekdays: text({ mode: 'json' }).$type<number[]>().notNull(),
  /** Days on which nobody of the team works. */
  closures: text({ mode: 'json' }).$type<{ day: string; name: string }[]>().notNull(),
  country: text(),
  region: text(),
  commitmentDays: integer().notNull().default(2),
  graceDays: integer().notNull().default(0),
  averageMethod: text().$type<'weighted' | 'pooled' | 'mean' | 'median'>().notNull(),
  averageLast: integer(),
  /** Null: detected from the names of the statuses. */
  doneStatuses: text({ mode: 'json' }).$type<string[]>(),
  pointScale: text({ mode: 'json' }).$type<number[]>().notNull(),
  splitLimit: real().notNull().default(13),
  /** The team's own words on how to use velocity; null: those of Knots. */
  velocityWords: text(),
  /** The cards of planning poker; null: made of the point scale. */
  pokerCards: text({ mode: 'json' }).$type<
    { label: string; points: number | null; meaning: string }[]
  >(),
  retroFormat: text().notNull().default('boat'),
  retroIsAnonymous: integer({ mode: 'boolean' }).notNull().default(true),
  /** Dots that each person may give in a retrospective. */
  retroVotes: integer().notNull().default(5),
  /** Whether totals are seen while people still vote. */
  retroAreTotalsLive: integer({ mode: 'boolean' }).notNull().default(false),
  /** Phases of the retrospective that the team leaves out. */
  retroSkips: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
  /** The steps of the team's meeting in their order; null: those of Knots. */
  meetingSteps: text({ mode: 'json' }).$type<string[]>(),
  /** Whoever knows it may see the team's charts as pictures; null: nobody from outside. */
  pictureKey: text().unique(),
  /** Whether everybody who signs in may read it; a private team is there for its members alone. */
  isPublic: integer({ mode: 'boolean' }).notNull().default(false),
  isDemo: integer({ mode: 'boolean' }).notNull().default(false),
  githubOwner: text(),
  githubNumber: integer(),
  createdAt: integer().notNull(),
})

const teamId = () =>
  text()
    .notNull()
    .references(() => teams.id, { onDelete: 'cascade' })

/** Apart from `teams`, so that no row of a team can carry its secret out. */
export const tokens = sqliteTable('tokens', {
  teamId: teamId().primaryKey(),
  token: text().notNull(),
  savedAt: integer().notNull(),
})

/** The GitHub project as last read, and which of its fields mean what. */
export const projects = sqliteTable('projects', {
  teamId: teamId().primaryKey(),
  projectId: text().notNull(),
  title: text().notNull(),
  url: text().notNull(),
  pointsFieldId: text(),
  sprintFieldId: text(),
  statusFieldId: text(),
  /** True once a person chose the fields; detection then leaves them alone. */
  isMappedByHand: integer({ mode: 'boolean' }).notNull().default(false),
  fields: text({ mode: 'json' })
    .$type<{ id: string; name: string; dataType: string; options: string[] }[]>()
    .notNull(),
  /** The fields of the last read, which a person may have changed since. */
  readBy: text({ mode: 'json' }).$type<{
    points: string | null
    sprint: string | null
    status: string | null
  }>(),
  firstReadAt: integer(),
  /** GitHub's own word of when the project last changed: the cheap sign that nothing did. */
  updatedAt: text(),
  /** Who the token belongs to, and whether it may write; null until GitHub said so. */
  viewerLogin: text(),
  viewerCanUpdate: integer({ mode: 'boolean' }),
  /** The project's saved views, and which of them Knots takes for what. */
  views: text({ mode: 'json' })
    .$type<{ number: number; name: string; filter: string; layout: string }[]>()
    .notNull()
    .default([]),
  viewRoles: text({ mode: 'json' })
    .$type<Partial<Record<ViewRole, number>>>()
    .notNull()
    .default({}),
})

/** What a team can use a saved view for. */
export type ViewRole =
  | 'backlog'
  | 'triage'
  | 'in-progress-too-long'
  | 'external'
  | 'sprint'
  | 'review'

/** The items of a mapped view in its order, as GitHub last answered its filter. */
export const viewItems = sqliteTable(
  'view_items',
  {
    teamId: teamId(),
    role: text().$type<ViewRole>().notNull(),
    position: integer().notNull(),
    itemId: text().notNull(),
  },
  table => [primaryKey({ columns: [table.teamId, table.role, table.position] })],
)

/** When the filter of a mapped view was last run, and how. */
export const viewReads = sqliteTable(
  'view_reads',
  {
    teamId: teamId(),
    role: text().$type<ViewRole>().notNull(),
    /** The filter as it was run. */
    filter: text().notNull(),
    /** Whether GitHub ran it; else Knots did, on what it keeps. */
    isByGithub: integer({ mode: 'boolean' }).notNull(),
    /** Parts of the filter that nobody could run. */
    ignored: text({ mode: 'json' }).$type<string[]>().notNull(),
    readAt: integer().notNull(),
    error: text(),
  },
  table => [primaryKey({ columns: [table.teamId, table.role] })],
)

export const people = sqliteTable(
  'people',
  {
    id: text().primaryKey(),
    teamId: teamId(),
    version: integer().notNull().default(1),
    name: text().notNull(),
    /** Other spellings met in minutes, lower case. */
    aliases: text({ mode: 'json' }).$type<string[]>().notNull(),
    githubLogin: text(),
    mail: text(),
    usualPercent: integer(),
    country: text(),
    region: text(),
    isActive: integer({ mode: 'boolean' }).notNull().default(true),
    /** Deleted as a person: what is left has no name and keeps the team's totals. */
    isForgotten: integer({ mode: 'boolean' }).notNull().default(false),
  },
  table => [index('people_team').on(table.teamId)],
)

export const sprints = sqliteTable(
  'sprints',
  {
    id: text().primaryKey(),
    teamId: teamId(),
    version: integer().notNull().default(1),
    number: integer().notNull(),
    title: text().notNull(),
    firstDay: text().notNull(),
    lastDay: text().notNull(),
    state: text().$type<'planned' | 'active' | 'closed'>().notNull(),
    goal: text().notNull().default(''),
    comment: text().notNull().default(''),
    excludedReason: text(),
    closedAt: integer(),
    madeFrom: text().$type<'github' | 'minutes' | 'csv' | 'manual'>().notNull(),
    createdAt: integer().notNull(),
  },
  table => [
    uniqueIndex('sprints_number').on(table.teamId, table.number),
    index('sprints_days').on(table.teamId, table.firstDay),
  ],
)

const sprintId = () =>
  text()
    .notNull()
    .references(() => sprints.id, { onDelete: 'cascade' })

/** GitHub's iterations as they were when last seen, kept when GitHub forgets them. */
export const iterations = sqliteTable(
  'iterations',
  {
    teamId: teamId(),
    fieldId: text().notNull(),
    iterationId: text().notNull(),
    sprintId: sprintId(),
    title: text().notNull(),
    startDate: text().notNull(),
    durationDays: integer().notNull(),
    vanishedAt: integer(),
  },
  table => [
    primaryKey({ columns: [table.teamId, table.fieldId, table.iterationId] }),
    index('iterations_sprint').on(table.sprintId),
  ],
)

/** Totals of a sprint as written by people: one row for each source that wrote some. */
export const recorded = sqliteTable(
  'recorded',
  {
    sprintId: sprintId(),
    source: text().$type<'minutes' | 'csv' | 'manual'>().notNull(),
    committed: real(),
    counted: real(),
    plannedFte: real(),
    actualFte: real(),
    recordedAt: integer().notNull(),
  },
  table => [primaryKey({ columns: [table.sprintId, table.source] })],
)

export const availability = sqliteTable(
  'availability',
  {
    sprintId: sprintId(),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** Null is "not answered", never 0. */
    plannedPercent: integer(),
    actualPercent: integer(),
    /** Somebody was asked how much it really was, and nobody knows. */
    isActualUnknown: integer({ mode: 'boolean' }).notNull().default(false),
    /** When a person confirmed it; null for what came from minutes. */
    confirmedAt: integer(),
    enteredBy: text(),
    updatedAt: integer().notNull(),
  },
  table => [
    primaryKey({ columns: [table.sprintId, table.personId] }),
    index('availability_person').on(table.personId),
  ],
)

/** Presses of "commit", insert only; the last one in time holds. */
export const commitments = sqliteTable(
  'commitments',
  {
    id: text().primaryKey(),
    sprintId: sprintId(),
    at: integer().notNull(),
    pressedBy: text(),
    plannedFte: real(),
    people: text({ mode: 'json' })
      .$type<{ personId: string; name: string; plannedPercent: number | null }[]>()
      .notNull(),
  },
  table => [index('commitments_sprint').on(table.sprintId, table.at)],
)

/** Figures and items of a sprint as they were when it was closed, insert only; the latest holds. */
export const closes = sqliteTable(
  'closes',
  {
    id: text().primaryKey(),
    sprintId: sprintId(),
    at: integer().notNull(),
    closedBy: text(),
    /** Closed by Knots because it was over when first met, not by a person. */
    isAsFound: integer({ mode: 'boolean' }).notNull().default(false),
    figures: text({ mode: 'json' }).$type<unknown>().notNull(),
    items: text({ mode: 'json' }).$type<unknown>().notNull(),
  },
  table => [index('closes_sprint').on(table.sprintId, table.at)],
)

/** What was corrected in a sprint after its close, with who and why, insert only. */
export const amendments = sqliteTable(
  'amendments',
  {
    id: text().primaryKey(),
    sprintId: sprintId(),
    at: integer().notNull(),
    by: text(),
    kind: text().$type<'reopened' | 'corrected'>().notNull(),
    reason: text().notNull(),
    before: text({ mode: 'json' }).$type<unknown>(),
    after: text({ mode: 'json' }).$type<unknown>(),
  },
  table => [index('amendments_sprint').on(table.sprintId, table.at)],
)

/** What the team decided on work that was done outside a sprint: whether that sprint counts it. */
export const outsideDecisions = sqliteTable(
  'outside_decisions',
  {
    sprintId: sprintId(),
    itemId: text().notNull(),
    isAccepted: integer({ mode: 'boolean' }).notNull(),
    decidedBy: text(),
    decidedAt: integer().notNull(),
  },
  table => [primaryKey({ columns: [table.sprintId, table.itemId] })],
)

/** Points, with their sign, that a sprint counts although no item bears them. */
export const adjustments = sqliteTable(
  'adjustments',
  {
    id: text().primaryKey(),
    sprintId: sprintId(),
    version: integer().notNull().default(1),
    points: real().notNull(),
    reason: text().notNull(),
    madeBy: text(),
    madeAt: integer().notNull(),
  },
  table => [index('adjustments_sprint').on(table.sprintId)],
)

/** Why an item was not finished in a sprint, in a line. */
export const carryNotes = sqliteTable(
  'carry_notes',
  {
    sprintId: sprintId(),
    itemId: text().notNull(),
    version: integer().notNull().default(1),
    text: text().notNull(),
  },
  table => [primaryKey({ columns: [table.sprintId, table.itemId] })],
)

const itemColumns = () => ({
  teamId: teamId(),
  /** Its name in the ledger for good: the id GitHub gave it when first met. */
  itemId: text().notNull(),
  /** GitHub's id of the item now; another one after it was taken off the board and put back. */
  nodeId: text().notNull(),
  contentId: text(),
  kind: text().$type<'issue' | 'pull-request' | 'draft' | 'redacted'>().notNull(),
  number: integer(),
  repository: text(),
  title: text().notNull(),
  url: text(),
  assignees: text({ mode: 'json' }).$type<string[]>().notNull(),
  labels: text({ mode: 'json' }).$type<string[]>().notNull(),
  isDraft: integer({ mode: 'boolean' }).notNull().default(false),
  reviewDecision: text(),
  position: integer().notNull(),
  isArchived: integer({ mode: 'boolean' }).notNull(),
  points: real(),
  pointsAt: integer(),
  iterationId: text(),
  sprintId: text(),
  sprintAt: integer(),
  status: text(),
  statusAt: integer(),
  state: text()
    .$type<'open' | 'completed' | 'not-planned' | 'duplicate' | 'merged' | 'unmerged'>()
    .notNull(),
  stateAt: integer(),
  /** When it came onto the board. */
  createdAt: integer().notNull(),
  contentUpdatedAt: integer(),
  /** False once it is no longer on the board. */
  isPresent: integer({ mode: 'boolean' }).notNull(),
  /** Whether the timeline was read since the item was last found done. */
  isTimelineRead: integer({ mode: 'boolean' }).notNull(),
})

/** The board as last read. */
export const items = sqliteTable(
  'items',
  {
    ...itemColumns(),
    sprintId: text().references(() => sprints.id, { onDelete: 'set null' }),
  },
  table => [
    primaryKey({ columns: [table.teamId, table.itemId] }),
    uniqueIndex('items_node').on(table.teamId, table.nodeId),
    index('items_content').on(table.teamId, table.contentId),
    index('items_sprint').on(table.sprintId),
    index('items_position').on(table.teamId, table.position),
  ],
)

/** What is read of an item apart from its page, and only when it changed. */
export const itemDetails = sqliteTable(
  'item_details',
  {
    teamId: teamId(),
    itemId: text().notNull(),
    /** `contentUpdatedAt` of the item when this was read. */
    contentUpdatedAt: integer(),
    readAt: integer().notNull(),
    subIssues: integer(),
    subIssuesDone: integer(),
    /** Size of a pull request in lines. */
    additions: integer(),
    deletions: integer(),
    changedFiles: integer(),
    /** Since when the oldest review still asked for has been waited for. */
    reviewWaitsSince: integer(),
    /** When a pull request last got a review that asks for changes. */
    changesRequestedAt: integer(),
    isTruncated: integer({ mode: 'boolean' }).notNull().default(false),
  },
  table => [primaryKey({ columns: [table.teamId, table.itemId] })],
)

/** How items hang together; the other end need not be on the board. */
export const itemLinks = sqliteTable(
  'item_links',
  {
    teamId: teamId(),
    itemId: text().notNull(),
    /** `parent`: the other is its parent. `blocked-by`: it waits for the other. `closes`: its merge closes the other. */
    kind: text().$type<'parent' | 'blocked-by' | 'closes'>().notNull(),
    contentId: text().notNull(),
    number: integer(),
    repository: text(),
    title: text().notNull(),
    url: text(),
    isOpen: integer({ mode: 'boolean' }).notNull(),
  },
  table => [
    primaryKey({ columns: [table.teamId, table.itemId, table.kind, table.contentId] }),
    index('item_links_content').on(table.teamId, table.contentId),
  ],
)

const changeColumns = () => ({
  teamId: teamId(),
  itemId: text().notNull(),
  field: text()
    .$type<'present' | 'archived' | 'points' | 'sprint' | 'status' | 'state' | 'aside'>()
    .notNull(),
  /** The value of sprint, status and state; of `aside` the reason. */
  text: text(),
  /** The value of points; 1 or 0 for present, archived and aside. */
  number: real(),
  at: integer().notNull(),
  notBefore: integer(),
  source: text().$type<'webhook' | 'timeline' | 'value-date' | 'sync' | 'manual'>().notNull(),
  certainty: text().$type<'exact' | 'bounded' | 'assumed'>().notNull(),
  recordedAt: integer().notNull(),
})

/** The ledger: insert only. A better-known time adds a row and names it in the old one's `replacedBy`. */
export const changes = sqliteTable(
  'changes',
  {
    id: integer().primaryKey(),
    ...changeColumns(),
    replacedBy: integer().references((): AnySQLiteColumn => changes.id),
  },
  table => [
    index('changes_item').on(table.teamId, table.itemId, table.at).where(sql`replaced_by is null`),
    index('changes_sprint')
      .on(table.text, table.itemId)
      .where(sql`replaced_by is null and field = 'sprint'`),
    index('changes_time')
      .on(table.teamId, table.field, table.at)
      .where(sql`replaced_by is null and field in ('status', 'state')`),
    // Looked up for each row that is deleted with its team.
    index('changes_replaced').on(table.replacedBy).where(sql`replaced_by is not null`),
  ],
)

/**
 * Items of the read under way that differ from `items`. The sprint of an iteration met for the first
 * time is not made yet and stands here under the iteration's own id.
 */
export const staging = sqliteTable('staging', itemColumns(), table => [
  primaryKey({ columns: [table.teamId, table.itemId] }),
])

/** Every item that the read under way has met, with its place on the board. */
export const stagedSeen = sqliteTable(
  'staged_seen',
  { teamId: teamId(), itemId: text().notNull(), position: integer().notNull() },
  table => [primaryKey({ columns: [table.teamId, table.itemId] })],
)

/** Changes that the read under way will add to the ledger. */
export const stagedChanges = sqliteTable(
  'staged_changes',
  {
    id: integer().primaryKey(),
    ...changeColumns(),
    /** The change in the ledger that this one tells better. */
    replaces: integer(),
  },
  table => [index('staged_changes_item').on(table.teamId, table.itemId)],
)

/** One row for each team: when GitHub was last read, and how that went. */
export const syncs = sqliteTable('syncs', {
  teamId: teamId().primaryKey(),
  state: text().$type<'ok' | 'failed'>().notNull(),
  startedAt: integer().notNull(),
  finishedAt: integer().notNull(),
  /** Start and end of the last read that went well. */
  lastReadFrom: integer(),
  lastReadAt: integer(),
  /** The end of the last read of the whole board, and of the last one that also asked for every detail. */
  lastFullReadAt: integer(),
  lastReconcileAt: integer(),
  requests: integer().notNull(),
  timelineRequests: integer().notNull(),
  items: integer().notNull(),
  changes: integer().notNull(),
  warnings: text({ mode: 'json' }).$type<string[]>().notNull(),
  error: text(),
})

/** What GitHub delivered, by the id that a second delivery of the same bears too. Old ones are pruned. */
export const webhookDeliveries = sqliteTable(
  'webhook_deliveries',
  {
    deliveryId: text().primaryKey(),
    event: text().notNull(),
    action: text(),
    receivedAt: integer().notNull(),
    /** Deliveries of no team's project concern nobody. */
    teamId: text().references(() => teams.id, { onDelete: 'cascade' }),
    outcome: text().$type<'waiting' | 'read' | 'ignored' | 'failed'>().notNull(),
    message: text().notNull().default(''),
    /** From its arrival until it was in the figures. */
    tookMilliseconds: integer(),
  },
  table => [index('webhook_deliveries_team').on(table.teamId, table.receivedAt)],
)

/** Days that matter to a team's plans: a conference, a review week. Closures are the team's own. */
export const teamEvents = sqliteTable(
  'team_events',
  {
    id: text().primaryKey(),
    teamId: teamId(),
    version: integer().notNull().default(1),
    name: text().notNull(),
    firstDay: text().notNull(),
    lastDay: text().notNull(),
    /** Whom it touches; null: everybody. */
    personIds: text({ mode: 'json' }).$type<string[]>(),
    /** Whether those it touches are away from the sprint's work on these days. */
    isAway: integer({ mode: 'boolean' }).notNull(),
  },
  table => [index('team_events_team').on(table.teamId, table.firstDay)],
)

/** Where a team is reminded. The address is a secret: whoever has it can post there. */
export const reminders = sqliteTable('reminders', {
  teamId: teamId().primaryKey(),
  url: text().notNull(),
  savedAt: integer().notNull(),
})

/**
 * What people asked Knots to change on GitHub, one field of one item each, oldest first; `by-hand`
 * where Knots may not write and a person has to. Kept as the record of who changed what.
 */
export const writes = sqliteTable(
  'writes',
  {
    id: text().primaryKey(),
    teamId: teamId(),
    itemId: text().notNull(),
    field: text().$type<'sprint' | 'points' | 'status' | 'state'>().notNull(),
    /** Knots' own sprint id, points or status; null: none. */
    from: text({ mode: 'json' }).$type<string | number | null>(),
    to: text({ mode: 'json' }).$type<string | number | null>(),
    state: text().$type<'waiting' | 'by-hand' | 'done' | 'failed' | 'cancelled'>().notNull(),
    askedBy: text(),
    askedAt: integer().notNull(),
    finishedAt: integer(),
    error: text(),
    /** The write that this one takes back. */
    undoes: text(),
  },
  table => [
    index('writes_state').on(table.teamId, table.state, table.askedAt),
    index('writes_item').on(table.teamId, table.itemId),
  ],
)

/** Planning poker of a sprint: one running at a time. */
export const pokerGames = sqliteTable(
  'poker_games',
  {
    id: text().primaryKey(),
    sprintId: sprintId(),
    version: integer().notNull().default(1),
    /** The person who leads; null: nobody yet. */
    facilitatorId: text().references(() => people.id, { onDelete: 'set null' }),
    startedAt: integer().notNull(),
    endedAt: integer(),
  },
  table => [index('poker_games_sprint').on(table.sprintId)],
)

/** One item or topic to be estimated. */
export const pokerRounds = sqliteTable(
  'poker_rounds',
  {
    id: text().primaryKey(),
    gameId: text()
      .notNull()
      .references(() => pokerGames.id, { onDelete: 'cascade' }),
    version: integer().notNull().default(1),
    position: integer().notNull(),
    /** Null: a topic without an item. */
    itemId: text(),
    title: text().notNull(),
    state: text().$type<'waiting' | 'voting' | 'revealed' | 'estimated' | 'skipped'>().notNull(),
    /** Raised by "vote again": votes belong to one attempt. */
    attempt: integer().notNull().default(1),
    estimate: real(),
    estimatedAt: integer(),
  },
  table => [index('poker_rounds_game').on(table.gameId, table.position)],
)

/** Votes; nobody is told them before the reveal, not even who gave them. */
export const pokerVotes = sqliteTable(
  'poker_votes',
  {
    roundId: text()
      .notNull()
      .references(() => pokerRounds.id, { onDelete: 'cascade' }),
    attempt: integer().notNull(),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** The label of the card. */
    label: text().notNull(),
  },
  table => [primaryKey({ columns: [table.roundId, table.attempt, table.personId] })],
)

/** The retrospective of a sprint. One that came from minutes has cards and no row here. */
export const retros = sqliteTable('retros', {
  sprintId: sprintId().primaryKey(),
  version: integer().notNull().default(1),
  format: text().notNull(),
  isAnonymous: integer({ mode: 'boolean' }).notNull(),
  phase: text().$type<RetroPhase>().notNull(),
  /** The person who leads; null: nobody yet, and everybody may. */
  facilitatorId: text().references(() => people.id, { onDelete: 'set null' }),
  votesEach: integer().notNull(),
  areTotalsLive: integer({ mode: 'boolean' }).notNull(),
  /** When the running timer ends, or the seconds that one at rest has left; both null: none. */
  timerEndsAt: integer(),
  timerLeftSeconds: integer(),
  /** The card or group that is being talked about. */
  topicId: text(),
  /** How many gave 1 to 5: kept at the end, when who gave what is forgotten. */
  ratings: text({ mode: 'json' }).$type<number[]>(),
  startedAt: integer().notNull(),
  endedAt: integer(),
})

export type RetroPhase =
  | 'look-back'
  | 'write'
  | 'group'
  | 'vote'
  | 'discuss'
  | 'act'
  | 'close'
  | 'done'

// The next tables have no rowid (see the migration): rows lie in the order of their random keys, so that
// nothing tells who wrote first. None of them keeps an instant.

/** Cards of one matter, under a name. */
export const cardGroups = sqliteTable(
  'card_groups',
  {
    id: text().primaryKey(),
    sprintId: sprintId(),
    version: integer().notNull().default(1),
    name: text().notNull(),
    /** Dots it got; null until voting ended. */
    votes: integer(),
    isDiscussed: integer({ mode: 'boolean' }).notNull().default(false),
  },
  table => [index('card_groups_sprint').on(table.sprintId)],
)

/** What keeps coming back: cards of several retrospectives that a person said are one matter. */
export const themes = sqliteTable(
  'themes',
  {
    id: text().primaryKey(),
    teamId: teamId(),
    version: integer().notNull().default(1),
    name: text().notNull(),
  },
  table => [index('themes_team').on(table.teamId)],
)

/** Cards of retrospectives; `parentId` holds a sub-point of the minutes to its card. */
export const cards = sqliteTable(
  'cards',
  {
    id: text().primaryKey(),
    sprintId: sprintId(),
    version: integer().notNull().default(1),
    /** A place of the retrospective's format, such as `anchor`. */
    place: text().notNull(),
    text: text().notNull(),
    parentId: text().references((): AnySQLiteColumn => cards.id, { onDelete: 'cascade' }),
    /** The order in the minutes it came from; null for cards written in Knots. */
    position: integer(),
    groupId: text().references(() => cardGroups.id, { onDelete: 'set null' }),
    /** Only on a board that says names. */
    authorId: text().references(() => people.id, { onDelete: 'set null' }),
    /** SHA-256 of the secret with which its writer may change it; null once nobody may that way. */
    secretHash: text(),
    /** Dots it got; null until voting ended. */
    votes: integer(),
    isDiscussed: integer({ mode: 'boolean' }).notNull().default(false),
    /** Of a risk: whether it came true in the next sprint; null: not asked yet. */
    wasHit: integer({ mode: 'boolean' }),
    themeId: text().references(() => themes.id, { onDelete: 'set null' }),
  },
  table => [
    index('cards_sprint').on(table.sprintId),
    index('cards_theme').on(table.themeId),
    index('cards_group').on(table.groupId),
    index('cards_parent').on(table.parentId),
  ],
)

/** Dots while people vote; deleted when voting ends, after the totals were kept on cards and groups. */
export const retroVotes = sqliteTable(
  'retro_votes',
  {
    sprintId: sprintId(),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** A card or a group. */
    targetId: text().notNull(),
    dots: integer().notNull(),
  },
  table => [primaryKey({ columns: [table.sprintId, table.personId, table.targetId] })],
)

/** Who is ready in the present phase; deleted when it ends. */
export const retroReady = sqliteTable(
  'retro_ready',
  {
    sprintId: sprintId(),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
  },
  table => [primaryKey({ columns: [table.sprintId, table.personId] })],
)

/** Was it worth the time, 1 to 5; deleted when the retrospective ends, after the counts were kept. */
export const retroRatings = sqliteTable(
  'retro_ratings',
  {
    sprintId: sprintId(),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    rating: integer().notNull(),
  },
  table => [primaryKey({ columns: [table.sprintId, table.personId] })],
)

export const actions = sqliteTable(
  'actions',
  {
    id: text().primaryKey(),
    teamId: teamId(),
    version: integer().notNull().default(1),
    text: text().notNull(),
    /** As it is read: names, or a role such as "everyone". */
    owner: text().notNull().default(''),
    /** Those of the owners who are people of the team. */
    ownerIds: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    dueSprintId: text().references(() => sprints.id, { onDelete: 'set null' }),
    state: text().$type<'open' | 'in-progress' | 'done' | 'dropped'>().notNull(),
    /** Where it was made: minutes, a retrospective, a page. */
    origin: text().notNull(),
    /** The sprint that ran when it was made; null where that is not known. */
    madeInSprintId: text().references(() => sprints.id, { onDelete: 'set null' }),
    /** The card, group or item that it came from. */
    sourceKind: text().$type<'card' | 'group' | 'item'>(),
    sourceId: text(),
    /** Whether it helped, asked once it is done. */
    helped: text().$type<'yes' | 'partly' | 'no'>(),
    helpedNote: text().notNull().default(''),
    /** The issue on GitHub that somebody made of it. */
    issueId: text(),
    issueNumber: integer(),
    issueRepository: text(),
    issueUrl: text(),
    issueState: text().$type<'open' | 'completed' | 'not-planned'>(),
    createdAt: integer().notNull(),
  },
  table => [index('actions_team').on(table.teamId), index('actions_issue').on(table.issueId)],
)

/** The dated states of an action, insert only. */
export const actionStates = sqliteTable(
  'action_states',
  {
    id: text().primaryKey(),
    actionId: text()
      .notNull()
      .references(() => actions.id, { onDelete: 'cascade' }),
    /** Null where the minutes give none. */
    day: text(),
    state: text().$type<'open' | 'in-progress' | 'done' | 'dropped'>().notNull(),
    note: text().notNull().default(''),
    recordedAt: integer().notNull(),
  },
  table => [index('action_states_action').on(table.actionId)],
)

/** What the team works towards over many sprints. */
export const goals = sqliteTable(
  'goals',
  {
    id: text().primaryKey(),
    teamId: teamId(),
    version: integer().notNull().default(1),
    position: integer().notNull(),
    name: text().notNull(),
    /** Other names met in minutes, lower case. */
    aliases: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    state: text().$type<'ready' | 'in-progress' | 'blocked' | 'done'>().notNull(),
    /** What its items bear: a label, or a parent issue such as `crew/hull#12`; both null: nothing says. */
    label: text(),
    parent: text(),
    /** Markdown. */
    roadmap: text().notNull().default(''),
  },
  table => [index('goals_team').on(table.teamId, table.position)],
)

/** What a sprint is to reach, for a goal or for none. */
export const targets = sqliteTable(
  'targets',
  {
    id: text().primaryKey(),
    sprintId: sprintId(),
    version: integer().notNull().default(1),
    goalId: text().references(() => goals.id, { onDelete: 'set null' }),
    position: integer().notNull(),
    text: text().notNull(),
    state: text().$type<'open' | 'reached' | 'struck'>().notNull(),
  },
  table => [
    index('targets_sprint').on(table.sprintId, table.position),
    index('targets_goal').on(table.goalId),
  ],
)

/** What a sprint did for a goal, in the words of its review. */
export const goalReviews = sqliteTable(
  'goal_reviews',
  {
    sprintId: sprintId(),
    goalId: text()
      .notNull()
      .references(() => goals.id, { onDelete: 'cascade' }),
    version: integer().notNull().default(1),
    text: text().notNull(),
  },
  table => [
    primaryKey({ columns: [table.sprintId, table.goalId] }),
    index('goal_reviews_goal').on(table.goalId),
  ],
)

/** What was said of an item in triage; it stays until the item leaves there. */
export const triageNotes = sqliteTable(
  'triage_notes',
  {
    teamId: teamId(),
    itemId: text().notNull(),
    version: integer().notNull().default(1),
    text: text().notNull(),
    notedAt: integer().notNull(),
  },
  table => [primaryKey({ columns: [table.teamId, table.itemId] })],
)

/** Items that wait for something outside the team. */
export const waits = sqliteTable(
  'waits',
  {
    teamId: teamId(),
    itemId: text().notNull(),
    version: integer().notNull().default(1),
    /** What for. */
    text: text().notNull(),
    /** Days. */
    since: text().notNull(),
    askAgain: text(),
  },
  table => [primaryKey({ columns: [table.teamId, table.itemId] })],
)

/** A meeting of the team: the one without an end is being held. */
export const meetings = sqliteTable(
  'meetings',
  {
    id: text().primaryKey(),
    teamId: teamId(),
    version: integer().notNull().default(1),
    day: text().notNull(),
    /** The person whom the others may follow. */
    leaderId: text().references(() => people.id, { onDelete: 'set null' }),
    /** The sprint that is reviewed and the one that is planned. */
    reviewSprintId: text().references(() => sprints.id, { onDelete: 'set null' }),
    planSprintId: text().references(() => sprints.id, { onDelete: 'set null' }),
    /** Items in triage when it began; null without a view for triage. */
    triageAtStart: integer(),
    startedAt: integer().notNull(),
    endedAt: integer(),
  },
  table => [
    index('meetings_team').on(table.teamId, table.startedAt),
    index('meetings_review').on(table.reviewSprintId),
    index('meetings_plan').on(table.planSprintId),
  ],
)

export const meetingSteps = sqliteTable(
  'meeting_steps',
  {
    meetingId: text()
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    step: text().notNull(),
    position: integer().notNull(),
    state: text().$type<'open' | 'current' | 'done' | 'skipped'>().notNull(),
    /** Time spent before `since`. */
    seconds: integer().notNull().default(0),
    /** Since when it is the current one. */
    since: integer(),
  },
  table => [primaryKey({ columns: [table.meetingId, table.step] })],
)

/** Who was at a meeting, and who could not come: people of the team, and guests by name. */
export const attendees = sqliteTable(
  'attendees',
  {
    id: text().primaryKey(),
    meetingId: text()
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    personId: text().references(() => people.id, { onDelete: 'set null' }),
    name: text().notNull(),
    isPresent: integer({ mode: 'boolean' }).notNull(),
  },
  table => [index('attendees_meeting').on(table.meetingId)],
)

/** Free text of the minutes, a paragraph each, so that several people can write under one heading. */
export const minuteLines = sqliteTable(
  'minute_lines',
  {
    id: text().primaryKey(),
    meetingId: text()
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    version: integer().notNull().default(1),
    section: text().notNull(),
    position: real().notNull(),
    text: text().notNull(),
  },
  table => [index('minute_lines_meeting').on(table.meetingId, table.section, table.position)],
)

/** What an import wrote where, so that a later one can tell a person's edit from its own value. */
export const imported = sqliteTable(
  'imported',
  {
    teamId: teamId(),
    /** What was written, such as a sprint's or a person's id. */
    target: text().notNull(),
    field: text().notNull(),
    value: text({ mode: 'json' }).$type<unknown>().notNull(),
    importedAt: integer().notNull(),
  },
  table => [primaryKey({ columns: [table.teamId, table.target, table.field] })],
)

/** Who signed in, by what the provider calls them for good: logins and mail addresses can change hands. */
export const accounts = sqliteTable(
  'accounts',
  {
    id: text().primaryKey(),
    provider: text().$type<'github' | 'oidc'>().notNull(),
    /** The provider's host, or its issuer. */
    issuer: text().notNull(),
    subject: text().notNull(),
    /** On GitHub; null elsewhere. */
    login: text(),
    /** One that the provider has verified; lower case. */
    mail: text(),
    name: text().notNull(),
    isAdministrator: integer({ mode: 'boolean' }).notNull().default(false),
    isBlocked: integer({ mode: 'boolean' }).notNull().default(false),
    createdAt: integer().notNull(),
    signedInAt: integer().notNull(),
  },
  table => [uniqueIndex('accounts_subject').on(table.provider, table.issuer, table.subject)],
)

const accountId = () =>
  text()
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' })

/** Browsers that are signed in. Only the SHA-256 of what their cookie holds is kept. */
export const sessions = sqliteTable(
  'sessions',
  {
    keyHash: text().primaryKey(),
    accountId: accountId(),
    /** The browser as it named itself when it signed in. */
    device: text().notNull(),
    createdAt: integer().notNull(),
    seenAt: integer().notNull(),
  },
  table => [index('sessions_account').on(table.accountId)],
)

/** Tokens for scripts: they act as their account, within their scope. Only their SHA-256 is kept. */
export const apiTokens = sqliteTable(
  'api_tokens',
  {
    id: text().primaryKey(),
    accountId: accountId(),
    /** The only team it is for; null: all of the account. */
    teamId: text().references(() => teams.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    keyHash: text().notNull().unique(),
    scope: text().$type<'read' | 'write'>().notNull(),
    createdAt: integer().notNull(),
    expiresAt: integer(),
    usedAt: integer(),
  },
  table => [index('api_tokens_account').on(table.accountId)],
)

/** Who may do what in a team. Without an account it waits for one with this login or mail to sign in. */
export const members = sqliteTable(
  'members',
  {
    id: text().primaryKey(),
    teamId: teamId(),
    version: integer().notNull().default(1),
    accountId: text().references(() => accounts.id, { onDelete: 'cascade' }),
    /** Lower case; what was typed when the member was added. */
    login: text(),
    mail: text(),
    role: text().$type<'viewer' | 'member' | 'scrum-master'>().notNull(),
    /** Whom of the team's people it is. */
    personId: text().references(() => people.id, { onDelete: 'set null' }),
    addedAt: integer().notNull(),
  },
  table => [
    uniqueIndex('members_account').on(table.teamId, table.accountId),
    index('members_of_account').on(table.accountId),
    index('members_person').on(table.personId),
  ],
)

/** Addresses under which one page of a team can be read without signing in. Only their SHA-256 is kept. */
export const shareLinks = sqliteTable(
  'share_links',
  {
    id: text().primaryKey(),
    teamId: teamId(),
    keyHash: text().notNull().unique(),
    page: text().$type<'sprint' | 'report' | 'velocity' | 'goals' | 'calendar'>().notNull(),
    /** The sprint of a page that is about one. */
    sprintId: text().references(() => sprints.id, { onDelete: 'cascade' }),
    /** For whom it is, in the words of who made it. */
    note: text().notNull().default(''),
    madeBy: text().notNull(),
    createdAt: integer().notNull(),
    expiresAt: integer(),
  },
  table => [index('share_links_team').on(table.teamId)],
)

/** Who changed what, insert only; old ones are pruned. Nothing of what is anonymous is in it. */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    id: integer().primaryKey(),
    at: integer().notNull(),
    /** Null: nobody who signed in, such as a provider's refusal or a Knots without sign-in. */
    accountId: text().references(() => accounts.id, { onDelete: 'set null' }),
    /** As they were called then. */
    who: text().notNull(),
    teamId: text().references(() => teams.id, { onDelete: 'cascade' }),
    /** What was asked for, such as `PATCH /api/teams/:team/people/:id`. */
    what: text().notNull(),
    /** The id in the address, if there is one. */
    target: text(),
    /** Names of the fields that were sent; values only of what is no secret and nobody's own words. */
    details: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  },
  table => [
    index('audit_entries_time').on(table.at),
    index('audit_entries_team').on(table.teamId, table.at),
    index('audit_entries_account').on(table.accountId),
  ],
)
