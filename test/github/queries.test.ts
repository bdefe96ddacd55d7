import { parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { standInSchema } from '../../scripts/stand-in/schema.ts'
import { detailsQuery } from '../../server/github/detail-query.ts'
import {
  type HostFeatures,
  itemsByIdQuery,
  itemsQuery,
  projectQuery,
} from '../../server/github/queries.ts'
import { timelinePageQuery, timelinesQuery } from '../../server/github/timelines.ts'
import { filterQuery } from '../../server/github/views.ts'

const newest: HostFeatures = {
  archivedStates: true,
  issueFields: true,
  statusEvents: true,
  filteredItems: true,
  subIssues: true,
  dependencies: true,
}
const oldest: HostFeatures = {
  archivedStates: false,
  issueFields: false,
  statusEvents: false,
  filteredItems: false,
  subIssues: false,
  dependencies: false,
}

const queriesFor = (host: HostFeatures) => [
  projectQuery,
  itemsQuery(host),
  itemsByIdQuery(host),
  timelinesQuery(host),
  timelinePageQuery(host),
  detailsQuery(host),
  ...(host.filteredItems ? [filterQuery] : []),
]

const refusals = (newer: boolean, host: HostFeatures) => {
  const schema = standInSchema({ newer })
  return queriesFor(host).flatMap(query => validate(schema, parse(query)).map(String))
}

describe('queries', () => {
  test('every query fits the schema of github.com', () => {
    expect(refusals(true, newest)).toEqual([])
  })

  test('every query fits the schema of a host without the newer parts', () => {
    expect(refusals(false, oldest)).toEqual([])
  })

  test('a host without the newer parts would refuse the full queries', () => {
    expect(refusals(false, newest).length).toBeGreaterThan(0)
  })
})
