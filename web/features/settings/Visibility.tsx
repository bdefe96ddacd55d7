import { Radio, Stack } from '@mantine/core'
import { tellFailure } from '../../lib/tell-failure.ts'
import { useMemberStep } from './members-api.ts'

/** Who may read the team besides its members. */
export function Visibility({ slug, isPublic }: { slug: string; isPublic: boolean }) {
  const step = useMemberStep(slug)
  const change = (value: string) =>
    step.mutate(
      { kind: 'visibility', isPublic: value === 'public' },
      { onError: tellFailure('Who may read the team was not changed') },
    )
  return (
    <Radio.Group
      mt="xl"
      label="Who may read this team"
      value={isPublic ? 'public' : 'private'}
      onChange={change}
    >
      <Stack gap="xs" mt="xs">
        <Radio
          value="private"
          label="Its members"
          description="Others who sign in do not see that it is there."
          disabled={step.isPending}
        />
        <Radio
          value="public"
          label="Everybody who signs in"
          description="As viewers: everything but retrospectives and minutes, and they change nothing."
          disabled={step.isPending}
        />
      </Stack>
    </Radio.Group>
  )
}
