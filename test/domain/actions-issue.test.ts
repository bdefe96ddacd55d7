import { expect, test } from 'vitest'
import { issueFor, issueMark } from '#domain/actions-issue.ts'

const mara = { id: 'p1', name: 'Mara', aliases: [] }
const known = { people: [mara], url: null }
const issue = (text: string, owner = '') => issueFor({ id: 'a1', text, owner }, known)

test('the first line of an action is the title, without the signs of Markdown; all of it is the text', () => {
  expect(issue('- **Write down** how to release\n\nWith dates.')).toEqual({
    title: 'Write down how to release',
    body: `- **Write down** how to release\n\nWith dates.\n\n${issueMark('a1')}`,
  })
  expect(issue('## Buy rope').title).toBe('Buy rope')
  expect(issue('2. Buy   rope').title).toBe('Buy rope')
})

test('a long first line is cut to what GitHub takes, and there is always a title', () => {
  expect(issue('x'.repeat(400)).title).toHaveLength(256)
  expect(issue('x'.repeat(256)).title).toBe('x'.repeat(256))
  expect(issue('**').title).toBe('Action')
})

test('roles are named in an issue, people of the team are not', () => {
  expect(issue('Buy rope', 'mara and developers').body).toContain('\n\nOwner: developers\n\n')
  expect(issue('Buy rope', 'Mara').body).not.toMatch(/Owner|Mara/)
})

test('the way back to Knots is in it where others can reach it, and the mark always', () => {
  const url = 'https://knots.example/crew/actions#a1'
  const { body } = issueFor({ id: 'a1', text: 'Buy rope', owner: '' }, { people: [], url })
  expect(body).toContain(`(${url})`)
  expect(body.endsWith(issueMark('a1'))).toBe(true)
  expect(issueMark('a1')).not.toBe(issueMark('a11'))
  expect(issueMark('a11')).not.toContain(issueMark('a1'))
})
