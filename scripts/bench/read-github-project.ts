import { graphql } from '@octokit/graphql'
import GitHubProject from 'github-project'
import { TOKENS } from '../stand-in/world/world.ts'
import { type Cost, watchCost } from './child.ts'

export type ClientRead = Cost & { ms: number; items: number }

const [apiUrl = ''] = process.argv.slice(2)
const project = new GitHubProject({ owner: 'big-harbour', number: 1, token: TOKENS.reads })
project.octokit.graphql = graphql.defaults({
  baseUrl: apiUrl,
  headers: { authorization: `token ${TOKENS.reads}` },
})
const stop = watchCost()
const began = performance.now()
const items = await project.items.list()
const result: ClientRead = {
  ms: performance.now() - began,
  items: items.length,
  ...stop(),
}
process.send?.(result)
