import { Button } from '@mantine/core'
import { IconLayoutKanban } from '@tabler/icons-react'
import { Link } from 'react-router'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useMay } from '../../lib/access.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import { useBoardCheck } from './api.ts'
import { CheckedBoard } from './CheckedBoard.tsx'

const below = 'What is odd on the board, and what it does to the numbers.'

function NoBoard({ slug, isUnread }: { slug: string; isUnread: boolean }) {
  const may = useMay()
  return (
    <Empty
      icon={<IconLayoutKanban size={24} />}
      title={isUnread ? 'The board was not read yet' : 'This team has no board'}
      actions={
        may.lead && (
          <Button
            component={Link}
            to={`/${slug}/settings`}
            variant={isUnread ? 'default' : 'filled'}
          >
            {isUnread ? 'Look at Settings' : 'Connect a GitHub project'}
          </Button>
        )
      }
    >
      {isUnread
        ? 'It is checked as soon as it was read for the first time.'
        : 'Once a GitHub project is connected, Knots checks it with every read.'}
    </Empty>
  )
}

/** What is wrong on the board and what it does to the numbers, each with its link. */
export function BoardCheckPage() {
  const slug = useTeamSlug()
  const check = useBoardCheck(slug)
  if (check.data?.state === 'checked') return <CheckedBoard slug={slug} check={check.data} />
  return (
    <>
      <PageTitle title="Board check" below={below} />
      {check.data ? (
        <NoBoard slug={slug} isUnread={check.data.state === 'unread'} />
      ) : check.error ? (
        <Problem
          title="The board could not be checked"
          error={check.error}
          onRetry={() => check.refetch()}
        />
      ) : (
        <Loading height={420} label="Checking the board" />
      )}
    </>
  )
}
