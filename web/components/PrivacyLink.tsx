import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'

/** Leads to what Knots keeps about people, from wherever somebody may ask. */
export function PrivacyLink() {
  return (
    <Text size="sm" c="dimmed">
      <Anchor component={Link} to="/privacy" inherit underline="always">
        What Knots keeps about you
      </Anchor>
    </Text>
  )
}
