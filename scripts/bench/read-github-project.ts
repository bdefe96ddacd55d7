import { graphql } from '@octokit/graphql'
import GitHubProject from 'github-project'
import { TOKENS } from '../stand-in/world/world.ts'
import { peakMiB } from './child.ts'

export type ClientRead = { ms: number; items: number; peakMiB: number }

const [apiUrl = ''] = process.argv.slice(2)
const project = new GitHubProject({ owner: 'big-harbour', number: 1, token: TOKENS.reads })
project.octokit.graphql = graphql.defaults({
  baseUrl: apiUrl,
  headers: { authorization: `token ${TOKENS.reads}` },
})
const began = performance.now()
const items = await project.items.list()
const result: ClientRead = {
  ms: performance.now() - began,
  items: items.length,
  peakMiB: peakMiB(),
}
process.send?.(result)
