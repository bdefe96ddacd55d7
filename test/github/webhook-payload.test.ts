import { describe, expect, test } from 'vitest'
import type { ProjectField } from '../../server/github/detect.ts'
import { deliveredOf, meaningOf, type PayloadFact } from '../../server/github/webhook-payload.ts'

const at = Date.parse('2026-06-17T09:30:00Z')
const item = (action: string, changes?: object) => ({
  action,
  projects_v2_item: {
    node_id: 'PVTI_1',
    project_node_id: 'PVT_1',
    content_node_id: 'I_1',
    content_type: 'Issue',
    updated_at: '2026-06-17T09:30:00Z',
    archived_at: null,
  },
  ...(changes && { changes }),
})
const edit = (field_value: object) =>
  deliveredOf('projects_v2_item', item('edited', { field_value }))
const factsOf = (field_value: object) => {
  const delivered = edit(field_value)
  return delivered.kind === 'item' ? delivered.facts : []
}

describe('an item’s delivery', () => {
  test('names project, item and when it last changed', () => {
    expect(deliveredOf('projects_v2_item', item('created'))).toEqual({
      kind: 'item',
      action: 'created',
      projectId: 'PVT_1',
      nodeId: 'PVTI_1',
      at,
      isDeleted: false,
      isOrderOnly: false,
      facts: [],
    })
  })

  test.each([
    ['a number', 8, 8],
    ['zero', 0, 0],
    ['a cleared value', null, null],
    ['an option', { id: 'o1', name: 'Done', color: 'GREEN' }, { id: 'o1', name: 'Done' }],
    [
      'an iteration, which has a title only',
      { id: '5d03db48', title: 'Sprint 3' },
      { id: '5d03db48', name: null },
    ],
  ])('tells %s', (_, to, value) => {
    const fact = { field: 'value', fieldId: 'F1', value, at }
    expect(factsOf({ field_node_id: 'F1', field_type: 'number', from: 3, to })).toEqual([fact])
  })

  test.each([
    ['without from and to, as for a title', { field_node_id: 'F1', field_type: 'title' }],
    ['with an empty to', { field_node_id: 'F1', from: {}, to: {} }],
    ['with a text', { field_node_id: 'F1', to: 'some text' }],
    ['without the field', { from: 3, to: 5 }],
  ])('%s tells no value', (_, change) => {
    expect(factsOf(change)).toEqual([])
  })

  test('of an edited draft tells no value', () => {
    const delivered = deliveredOf(
      'projects_v2_item',
      item('edited', { body: { from: 'a', to: 'b' } }),
    )
    expect(delivered).toMatchObject({ kind: 'item', facts: [] })
  })

  test('tells archived and restored, whatever the time zone of its dates', () => {
    const archived_at = { from: null, to: '2026-06-17T11:30:00+02:00' }
    expect(deliveredOf('projects_v2_item', item('archived', { archived_at }))).toMatchObject({
      facts: [{ field: 'archived', value: true, at }],
    })
    expect(deliveredOf('projects_v2_item', item('restored'))).toMatchObject({
      facts: [{ field: 'archived', value: false, at }],
    })
  })

  test('says when only the order changed, and when the item is gone', () => {
    expect(deliveredOf('projects_v2_item', item('reordered'))).toMatchObject({ isOrderOnly: true })
    expect(deliveredOf('projects_v2_item', item('deleted'))).toMatchObject({ isDeleted: true })
  })

  test('in another shape is an error', () => {
    expect(() => deliveredOf('projects_v2_item', { action: 'edited' })).toThrow(/projects_v2_item/)
  })
})

describe('the delivery of an issue or pull request', () => {
  const content = {
    node_id: 'C_1',
    updated_at: '2026-06-17T09:30:05Z',
    closed_at: '2026-06-17T09:30:00Z',
  }
  const stateOf = (event: string, payload: object) => {
    const delivered = deliveredOf(event, payload)
    return delivered.kind === 'content' ? delivered.facts : null
  }
  const issue = (action: string, state_reason: string | null = null) =>
    stateOf('issues', { action, issue: { ...content, state_reason } })
  const pull = (action: string, merged: boolean) =>
    stateOf('pull_request', {
      action,
      pull_request: { ...content, merged, merged_at: merged ? content.closed_at : null },
    })

  test('tells how it was closed, at that instant', () => {
    expect(issue('closed', 'completed')).toEqual([{ field: 'state', value: 'completed', at }])
    expect(issue('closed', 'not_planned')).toEqual([{ field: 'state', value: 'not-planned', at }])
    expect(issue('closed', 'duplicate')).toEqual([{ field: 'state', value: 'duplicate', at }])
    expect(issue('closed')).toEqual([{ field: 'state', value: 'completed', at }])
    expect(pull('closed', true)).toEqual([{ field: 'state', value: 'merged', at }])
    expect(pull('closed', false)).toEqual([{ field: 'state', value: 'unmerged', at }])
  })

  test('tells that it was opened again', () => {
    const later = at + 5000
    expect(issue('reopened', 'reopened')).toEqual([{ field: 'state', value: 'open', at: later }])
    expect(pull('reopened', false)).toEqual([{ field: 'state', value: 'open', at: later }])
  })

  test('tells nothing of the state otherwise, closed or not', () => {
    expect(issue('labeled', 'completed')).toEqual([])
    expect(pull('synchronize', false)).toEqual([])
    expect(stateOf('pull_request_review', { action: 'submitted', pull_request: content })).toEqual(
      [],
    )
  })
})

describe('other deliveries', () => {
  test('a project’s names it', () => {
    expect(
      deliveredOf('projects_v2', { action: 'edited', projects_v2: { node_id: 'PVT_1' } }),
    ).toEqual({
      kind: 'project',
      action: 'edited',
      projectId: 'PVT_1',
    })
  })

  test('a ping names who sends and what is not ticked', () => {
    const organization = { login: 'harbour-works' }
    const ping = (events: string[]) =>
      deliveredOf('ping', { zen: '', hook: { events }, organization })
    expect(ping(['projects_v2_item', 'projects_v2', 'issues'])).toMatchObject({
      organisation: 'harbour-works',
      missing: ['pull_request'],
    })
    expect(ping(['*'])).toMatchObject({ missing: [] })
    expect(deliveredOf('ping', { zen: '' })).toMatchObject({ organisation: null, missing: [] })
  })

  test('events that Knots does not read keep their action', () => {
    expect(deliveredOf('star', { action: 'created' })).toEqual({ kind: 'other', action: 'created' })
    expect(deliveredOf('something_new', [])).toEqual({ kind: 'other', action: null })
  })
})

describe('a field’s value', () => {
  const field = (id: string): ProjectField => ({
    id,
    name: id,
    dataType: 'NUMBER',
    options: [],
    iterations: [],
  })
  const mapping = { points: field('P'), sprint: field('S'), status: field('T') }
  const meant = (fieldId: string, value: Extract<PayloadFact, { field: 'value' }>['value']) => {
    const fact = meaningOf({ field: 'value', fieldId, value, at }, mapping)
    return fact && [fact.field, fact.value]
  }

  test('means what its field is taken for', () => {
    expect(meant('P', 5)).toEqual(['points', 5])
    expect(meant('P', null)).toEqual(['points', null])
    expect(meant('S', { id: '5d03db48', name: null })).toEqual(['sprint', '5d03db48'])
    expect(meant('S', null)).toEqual(['sprint', null])
    expect(meant('T', { id: 'o1', name: 'Done' })).toEqual(['status', 'Done'])
    expect(meant('T', null)).toEqual(['status', null])
  })

  test('means nothing in a field that Knots does not use, or of another kind', () => {
    expect(meant('X', 5)).toBeNull()
    expect(meant('S', 5)).toBeNull()
    expect(meant('T', { id: 'o1', name: null })).toBeNull()
    expect(
      meaningOf({ field: 'value', fieldId: 'P', value: 5, at }, { ...mapping, points: null }),
    ).toBeNull()
  })

  test('is the number in the name of an option, and none beyond all reason', () => {
    expect(meant('P', { id: 'o5', name: '5 points' })).toEqual(['points', 5])
    expect(meant('P', { id: 'ox', name: 'large' })).toEqual(['points', null])
    expect(meant('P', 1e9)).toEqual(['points', null])
  })
})
