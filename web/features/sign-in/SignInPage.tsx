import { Button, Stack, Text, Title } from '@mantine/core'
import { IconBrandGithub, IconKey } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Navigate, useSearchParams } from 'react-router'
import type { SignInWay } from '#contract/identity.ts'
import { Loading } from '../../components/Loading.tsx'
import { PrivacyLink } from '../../components/PrivacyLink.tsx'
import { Problem } from '../../components/Problem.tsx'
import { ownPath, sessionQuery } from '../../lib/session.ts'
import { problemWords } from './problems.ts'
import styles from './sign-in.module.css'

const icons = { github: IconBrandGithub, oidc: IconKey }

function Ways({ ways, returnTo }: { ways: SignInWay[]; returnTo: string }) {
  if (ways.length === 0)
    return (
      <Text>No way to sign in is set up. Whoever runs this Knots finds how in its README.</Text>
    )
  return (
    <Stack gap="sm">
      {ways.map(({ key, name, href }, index) => {
        const Icon = icons[key]
        return (
          <Button
            key={key}
            component="a"
            href={`${href}?${new URLSearchParams({ returnTo })}`}
            size="md"
            variant={index === 0 ? 'filled' : 'default'}
            leftSection={<Icon size={20} />}
            fullWidth
          >
            Sign in with {name}
          </Button>
        )
      })}
    </Stack>
  )
}

function Why({ code }: { code: string }) {
  const { title, text } = problemWords(code)
  return (
    <div role="alert" className={styles.why}>
      <p className={styles.whyTitle}>{title}</p>
      <p>{text}</p>
    </div>
  )
}

/** What somebody read who is signed in no more is not kept for the next one at this browser. */
function useForgetting(isOut: boolean) {
  const client = useQueryClient()
  useEffect(() => {
    if (isOut) client.removeQueries({ predicate: ({ queryKey: [kind] }) => kind !== 'session' })
  }, [client, isOut])
}

/** Where everybody begins who is not signed in, and comes back to when it did not work. */
export function SignInPage() {
  const [params] = useSearchParams()
  const { data, error, refetch, isFetching } = useQuery({
    ...sessionQuery,
    retryOnMount: true,
    refetchOnMount: 'always',
  })
  useForgetting(data?.mode === 'signed-in' && data.account === null)
  const code = params.get('problem')
  const returnTo = ownPath(params.get('returnTo'))
  const isOver = data?.mode === 'trusted' || (data?.account && code === null && !isFetching)
  if (isOver && !params.has('done')) return <Navigate to={returnTo} replace />
  return (
    <div className={styles.page}>
      <title>Sign in · Knots</title>
      {error && !data && (
        <Problem title="Knots could not be reached" error={error} onRetry={() => refetch()} />
      )}
      {!error && !data && <Loading height={220} label="Loading the ways to sign in" />}
      {data && isOver && (
        <>
          <Title order={1}>You are signed in</Title>
          <Text>Close this tab and go on where you were.</Text>
        </>
      )}
      {data && !isOver && (
        <>
          <Title order={1}>Sign in to Knots</Title>
          {code !== null && <Why code={code} />}
          <Ways ways={data.ways} returnTo={returnTo} />
          <PrivacyLink />
        </>
      )}
    </div>
  )
}
