import { Button, Title } from '@mantine/core'
import { IconSailboat } from '@tabler/icons-react'
import { Link } from 'react-router'
import { Empty } from '../components/Empty.tsx'

/** An address that leads nowhere. */
export function Lost() {
  return (
    <div>
      <title>Not here · Knots</title>
      <Title order={1} ta="center" mt="xl">
        Nothing is at this address
      </Title>
      <Empty
        icon={<IconSailboat size={24} />}
        title="The page or its team is not here"
        actions={
          <Button component={Link} to="/">
            Go to the teams
          </Button>
        }
      >
        The address may be mistyped, or the team has another name now.
      </Empty>
    </div>
  )
}
