import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { Card, CardGroup, Retro } from '../../server/contract/retro.ts'
import { notesOfBoard } from '../../server/minutes/board-notes.ts'
import { printRetroCsv } from '../../server/minutes/retro-csv-print.ts'

const card = (id: string, place: string, given: Partial<Card> = {}): Card => ({
  id,
  version: 1,
  place,
  text: `Text of ${id}`,
  parentId: null,
  groupId: null,
  votes: null,
  isDiscussed: false,
  wasHit: null,
  themeId: null,
  author: null,
  ...given,
})
const group = (id: string, given: Partial<CardGroup> = {}): CardGroup => ({
  id,
  version: 1,
  name: `Name of ${id}`,
  votes: null,
  isDiscussed: false,
  ...given,
})
const single = (id: string) => ({ text: `Text of ${id}`, notes: [] })

describe('a board as points of minutes', () => {
  test('has each card in its place, most dots first', () => {
    const cards = [
      card('a', 'anchor', { votes: 1 }),
      card('b', 'anchor', { votes: 4 }),
      card('c', 'wind', { votes: 0 }),
      card('d', 'stop', { votes: 2 }),
    ]
    const notes = notesOfBoard(cards, [])
    expect(notes.anchors).toEqual([single('b'), single('a')])
    expect([notes.wind, notes.rocks, notes.stop]).toEqual([[single('c')], [], [single('d')]])
  })

  test('has a group as a point by its name with its cards below it, where most of them lie', () => {
    const cards = [
      card('a', 'anchor', { groupId: 'g' }),
      card('b', 'rock', { groupId: 'g' }),
      card('c', 'rock', { groupId: 'g' }),
    ]
    expect(notesOfBoard(cards, [group('g')])).toMatchObject({
      anchors: [],
      rocks: [{ text: 'Name of g', notes: [single('a'), single('b'), single('c')] }],
    })
  })

  test('has a group without a name under its first card', () => {
    const cards = [card('a', 'wind', { groupId: 'g' }), card('b', 'wind', { groupId: 'g' })]
    expect(notesOfBoard(cards, [group('g', { name: '' })]).wind).toEqual([
      { text: 'Text of a', notes: [single('b')] },
    ])
  })

  test('keeps the order and the sub-points of what came from minutes', () => {
    const cards = [card('z', 'anchor'), card('y', 'anchor', { parentId: 'z' }), card('a', 'anchor')]
    expect(notesOfBoard(cards, []).anchors).toEqual([
      { text: 'Text of z', notes: [single('y')] },
      single('a'),
    ])
  })
})

describe('a board as CSV', () => {
  const ada = { personId: 'p', name: 'Ada' }
  const board = {
    version: 1,
    format: 'boat' as const,
    isAnonymous: true,
    phase: 'done' as const,
    facilitator: null,
    votesEach: 5,
    areTotalsLive: false,
    timer: { endsAt: null, leftSeconds: null },
    topicId: null,
    startedAt: '2026-06-24T09:00:00.000Z',
    endedAt: null,
  }
  const retro: Retro = {
    sprintId: 's',
    board,
    cards: [
      card('a', 'anchor', { text: '=1+1', votes: 3, isDiscussed: true, author: ada }),
      card('b', 'wind', { text: 'Two\nlines, "quoted"', groupId: 'g' }),
      card('c', 'wind', { parentId: 'b' }),
    ],
    groups: [group('g', { name: '@home', votes: 2 })],
    hidden: [],
    dotsGiven: 0,
    ready: 0,
    present: 0,
    ratings: null,
    risks: [],
    themes: [],
  }

  test('has place, group, votes and whether it was discussed, and runs no formula', () => {
    const csv = printRetroCsv(retro)
    expect(csv.endsWith('\r\n')).toBe(true)
    expect(parse(csv, { columns: true })).toEqual([
      { place: 'anchor', group: '', under: '', card: "'=1+1", votes: '3', discussed: 'yes' },
      {
        ...{ place: 'wind', group: "'@home", under: '', card: 'Two\nlines, "quoted"' },
        ...{ votes: '2', discussed: 'no' },
      },
      {
        ...{ place: 'wind', group: '', under: 'Two\nlines, "quoted"', card: 'Text of c' },
        ...{ votes: '', discussed: 'no' },
      },
    ])
  })

  test('names authors only where the board does', () => {
    expect(printRetroCsv(retro)).not.toContain('Ada')
    expect(printRetroCsv({ ...retro, board: null })).not.toContain('Ada')
    const named = parse(printRetroCsv({ ...retro, board: { ...board, isAnonymous: false } }), {
      columns: true,
    }) as { author: string }[]
    expect(named.map(({ author }) => author)).toEqual(['Ada', '', ''])
  })
})
