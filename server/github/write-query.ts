import type { HostFeatures } from './queries.ts'

const issueFieldOf = (selection: string) => `
        ... on IssueFieldNumber { ${selection} }
        ... on IssueFieldSingleSelect { ${selection} options { id name } }`

const valueSelection = (host: HostFeatures) => `
      __typename
      ... on ProjectV2ItemFieldNumberValue { number updatedAt }
      ... on ProjectV2ItemFieldSingleSelectValue { name updatedAt }
      ... on ProjectV2ItemFieldIterationValue { iterationId updatedAt }${
        host.issueFields
          ? `
      ... on ProjectV2ItemIssueFieldValue {
        issueFieldValue {
          __typename
          ... on IssueFieldNumberValue { number: value field { ${issueFieldOf('id name')} } }
          ... on IssueFieldSingleSelectValue { name field { ${issueFieldOf('id name')} } }
        }
      }`
          : ''
      }`

/** An item, its column and value, and on hosts that have them the issue fields of its repository. */
export const lookQuery = (host: HostFeatures) => `
query KnotsLook($item: ID!, $field: String!) {
  node(id: $item) {
    ... on ProjectV2Item {
      id
      project {
        id
        field(name: $field) {
          ... on ProjectV2FieldCommon { id name dataType }
          ... on ProjectV2SingleSelectField { options { id name } }
        }
      }
      value: fieldValueByName(name: $field) {${valueSelection(host)}
      }
      content {
        __typename
        ... on Issue {
          id${
            host.issueFields
              ? `
          repository { issueFields(first: 100) { nodes { ${issueFieldOf('id name')} } } }`
              : ''
          }
        }
      }
    }
  }
}`

const written = (host: HostFeatures) => `
    projectV2Item {
      id
      updatedAt
      value: fieldValueByName(name: $field) {${valueSelection(host)}
      }
    }`

/** Sets a value of a project's own column, and reads it back. */
export const setQuery = (host: HostFeatures) => `
mutation KnotsSetValue($project: ID!, $item: ID!, $fieldId: ID!, $value: ProjectV2FieldValue!, $field: String!) {
  written: updateProjectV2ItemFieldValue(input: { projectId: $project, itemId: $item, fieldId: $fieldId, value: $value }) {${written(host)}
  }
}`

/** Clears a value of a project's own column, and reads it back. */
export const clearQuery = (host: HostFeatures) => `
mutation KnotsClearValue($project: ID!, $item: ID!, $fieldId: ID!, $field: String!) {
  written: clearProjectV2ItemFieldValue(input: { projectId: $project, itemId: $item, fieldId: $fieldId }) {${written(host)}
  }
}`

/** Sets or deletes a value of the issue itself, and reads all of them back. */
export const issueFieldQuery = `
mutation KnotsSetIssueField($issue: ID!, $values: [IssueFieldCreateOrUpdateInput!]!) {
  written: setIssueFieldValue(input: { issueId: $issue, issueFields: $values }) {
    issue { id updatedAt }
    issueFieldValues {
      __typename
      ... on IssueFieldNumberValue { number: value field { ... on IssueFieldNumber { id } } }
      ... on IssueFieldSingleSelectValue { name field { ... on IssueFieldSingleSelect { id } } }
    }
  }
}`
