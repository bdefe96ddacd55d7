import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Account, AccountEdit, Accounts } from '#contract/identity.ts'
import { request } from '../../lib/api.ts'
import { sessionQuery } from '../../lib/session.ts'

export type KnownAccount = Accounts['accounts'][number]

const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: () => request<Accounts>('GET', '/api/accounts'),
})

export const useAccounts = () => useQuery(accountsQuery)

export type Step = { account: KnownAccount } & (
  | { kind: 'edit'; edit: AccountEdit }
  | { kind: 'delete' }
)

export function useAccountStep() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (step: Step) => {
      const path = `/api/accounts/${step.account.id}`
      if (step.kind === 'delete') await request<void>('DELETE', path)
      else await request<Account>('PATCH', path, step.edit)
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: accountsQuery.queryKey }),
        client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      ]),
  })
}
