import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Member, MemberEdit, Members, NewMember } from '#contract/member.ts'
import { request, teamPath } from '../../lib/api.ts'
import { teamQuery } from '../../lib/queries.ts'

const membersQuery = (slug: string) =>
  teamQuery<Members>(slug, '/members', ['members', 'people', 'team'])

export const useMembers = (slug: string) => useQuery(membersQuery(slug))

export type MemberStep =
  | { kind: 'add'; member: NewMember }
  | { kind: 'edit'; member: Member; edit: Omit<MemberEdit, 'version'> }
  | { kind: 'remove'; member: Member }
  | { kind: 'visibility'; isPublic: boolean }

function send(slug: string, step: MemberStep): Promise<unknown> {
  const path = teamPath(slug, '/members')
  switch (step.kind) {
    case 'add':
      return request<Member>('POST', path, step.member)
    case 'edit':
      return request<Member>('PATCH', `${path}/${step.member.id}`, {
        version: step.member.version,
        ...step.edit,
      })
    case 'remove':
      return request<void>('DELETE', `${path}/${step.member.id}`)
    case 'visibility':
      return request<Members>('PUT', teamPath(slug, '/visibility'), { isPublic: step.isPublic })
  }
}

/** Changes who belongs to the team. My own role may change by it, so who I am is read again too. */
export function useMemberStep(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (step: MemberStep) => send(slug, step),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: membersQuery(slug).queryKey }),
        client.invalidateQueries({ queryKey: ['team', slug, 'me'] }),
      ]),
  })
}
