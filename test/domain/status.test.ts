import { describe, expect, test } from 'vitest'
import { backlogStatus, doneStatusTest, plainStatus } from '../../server/domain/status.ts'
import { isDone } from './facts.ts'

describe('done statuses', () => {
  test('are known by name, whatever emoji and case', () => {
    for (const name of [
      'Done',
      'DONE ✅',
      '✅ done',
      'Closed',
      'Merged 🎉',
      ':tada: Shipped',
      '☑️ Completed',
    ]) {
      expect(isDone(name), name).toBe(true)
    }
    for (const name of ['In progress', 'Not done', 'Done?', 'Ready to be merged', '', null]) {
      expect(isDone(name), String(name)).toBe(false)
    }
  })

  test('are those the team chose, once it did', () => {
    const chosen = doneStatusTest(['🚀 Deployed'])
    expect(chosen('deployed')).toBe(true)
    expect(chosen('Done')).toBe(false)
    expect(doneStatusTest([])('Done')).toBe(false)
  })

  test('a plain status has neither emoji nor capitals', () => {
    expect(plainStatus('👩‍💻 In Review')).toBe('in review')
    expect(plainStatus('  :eyes: Ready 2 test ')).toBe('ready 2 test')
  })
})

test('the status that means backlog is found by its name, the plainest word first', () => {
  expect(backlogStatus(['New', 'Todo', '📋 Backlog', 'Done'])).toBe('📋 Backlog')
  expect(backlogStatus(['New', 'To do', 'Doing'])).toBe('To do')
  expect(backlogStatus(['New', 'Ready for work'])).toBe('Ready for work')
  expect(backlogStatus(['New', 'Doing', 'Done'])).toBeNull()
  expect(backlogStatus([])).toBeNull()
})
