import type { z } from 'zod'

type Issue = Parameters<NonNullable<ReturnType<typeof z.config>['customError']>>[0]

const kinds: Record<string, string> = {
  string: 'Give a text',
  number: 'Give a number',
  int: 'Give a whole number',
  boolean: 'Give true or false',
  array: 'Give a list',
  object: 'Give an object',
}

/**
 * What is wrong with a value, for the person who gave it, where its schema has no sentence of its own.
 * Undefined leaves the words to zod.
 */
export function inPlainWords(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is missing' : kinds[issue.expected]
    case 'too_big':
      return `Give ${amount(issue.origin, issue.maximum)} at most`
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'This is empty'
      return issue.inclusive === false
        ? `Give more than ${issue.minimum}`
        : `Give ${amount(issue.origin, issue.minimum)} at least`
    case 'invalid_format':
      return issue.format === 'date' ? 'Write a day like 2026-06-24' : undefined
    case 'invalid_value':
      return `Give one of ${issue.values.map(value => `“${String(value)}”`).join(', ')}`
    default:
      return undefined
  }
}

function amount(origin: string, count: number | bigint): string {
  if (origin === 'string') return `${count} characters`
  if (origin === 'array') return `${count} entries`
  return String(count)
}
