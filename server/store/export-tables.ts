import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as schema from '../../db/schema.ts'
import * as board from '../contract/team-export-board.ts'
import type { RowSchema } from '../contract/team-export-fields.ts'
import * as kept from '../contract/team-export-kept.ts'
import * as meeting from '../contract/team-export-meeting.ts'
import * as team from '../contract/team-export-team.ts'

/** A table and what a row of it must be to come in. */
export type ExportedTable = { table: SQLiteTable; row: RowSchema }

const rowsOf = <Table extends SQLiteTable>(
  table: Table,
  row: RowSchema<Table['$inferSelect']>,
): ExportedTable => ({ table, row })

const card = meeting.ExportedCard.transform(row => ({ ...row, secretHash: null }))

/** All that an export holds beside the team itself, in an order in which it can be written. */
export const exportedTables = {
  projects: rowsOf(schema.projects, board.ExportedProject),
  people: rowsOf(schema.people, team.ExportedPerson),
  sprints: rowsOf(schema.sprints, team.ExportedSprint),
  iterations: rowsOf(schema.iterations, board.ExportedIteration),
  recorded: rowsOf(schema.recorded, team.ExportedTotals),
  availability: rowsOf(schema.availability, team.ExportedAvailability),
  commitments: rowsOf(schema.commitments, team.ExportedCommitment),
  closes: rowsOf(schema.closes, kept.ExportedClose),
  amendments: rowsOf(schema.amendments, kept.ExportedAmendment),
  outsideDecisions: rowsOf(schema.outsideDecisions, team.ExportedDecision),
  adjustments: rowsOf(schema.adjustments, team.ExportedAdjustment),
  carryNotes: rowsOf(schema.carryNotes, team.ExportedCarryNote),
  teamEvents: rowsOf(schema.teamEvents, team.ExportedTeamEvent),
  goals: rowsOf(schema.goals, meeting.ExportedGoal),
  targets: rowsOf(schema.targets, meeting.ExportedTarget),
  goalReviews: rowsOf(schema.goalReviews, meeting.ExportedGoalReview),
  actions: rowsOf(schema.actions, meeting.ExportedAction),
  actionStates: rowsOf(schema.actionStates, meeting.ExportedActionState),
  themes: rowsOf(schema.themes, meeting.ExportedTheme),
  retros: rowsOf(schema.retros, meeting.ExportedRetro),
  cardGroups: rowsOf(schema.cardGroups, meeting.ExportedCardGroup),
  cards: rowsOf(schema.cards, card),
  pokerGames: rowsOf(schema.pokerGames, meeting.ExportedPokerGame),
  pokerRounds: rowsOf(schema.pokerRounds, meeting.ExportedPokerRound),
  meetings: rowsOf(schema.meetings, meeting.ExportedMeeting),
  meetingSteps: rowsOf(schema.meetingSteps, meeting.ExportedMeetingStep),
  attendees: rowsOf(schema.attendees, meeting.ExportedAttendee),
  minuteLines: rowsOf(schema.minuteLines, meeting.ExportedMinuteLine),
  triageNotes: rowsOf(schema.triageNotes, meeting.ExportedTriageNote),
  waits: rowsOf(schema.waits, meeting.ExportedWait),
  items: rowsOf(schema.items, board.ExportedItem),
  itemDetails: rowsOf(schema.itemDetails, board.ExportedItemDetails),
  itemLinks: rowsOf(schema.itemLinks, board.ExportedItemLink),
  changes: rowsOf(schema.changes, board.ExportedChange),
  writes: rowsOf(schema.writes, board.ExportedWrite),
  viewItems: rowsOf(schema.viewItems, board.ExportedViewItem),
  viewReads: rowsOf(schema.viewReads, board.ExportedViewRead),
  syncs: rowsOf(schema.syncs, board.ExportedSync),
  imported: rowsOf(schema.imported, team.ExportedImport),
} satisfies Record<string, ExportedTable>

export type ExportedName = keyof typeof exportedTables

export const exportedNames = Object.keys(exportedTables) as ExportedName[]

/** All other tables, each with the reason why no export holds it. */
export const notExported = {
  teams: 'exported as the team that everybody sees, without the key of its pictures',
  tokens: 'a secret',
  reminders: 'the address is a secret',
  pokerVotes: 'who voted what is told to nobody',
  retroVotes: 'who voted for what is told to nobody; totals are on cards and groups',
  retroReady: 'who was ready is forgotten with the phase',
  retroRatings: 'who rated how is told to nobody; the counts are in retros',
  staging: 'a read under way',
  stagedSeen: 'a read under way',
  stagedChanges: 'a read under way',
  webhookDeliveries: 'what GitHub delivered here; its effects are in the ledger',
  accounts: 'who may sign in belongs to this Knots',
  sessions: 'who is signed in belongs to this Knots',
  apiTokens: 'secrets of accounts',
  members: 'what accounts may do belongs to this Knots',
  shareLinks: 'whoever has the address may read: a secret',
  auditEntries: 'who did what in this Knots',
} satisfies Partial<Record<keyof typeof schema, string>>
