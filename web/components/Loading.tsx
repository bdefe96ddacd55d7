import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'

type Props = {
  /** Height that the content will have, so that nothing jumps when it comes. */
  height?: number | string
  label?: string
}

/** Stands in for content of about the same size. */
export function Loading({ height = 240, label = 'Loading' }: Props) {
  return (
    <Stack aria-busy="true" role="status" gap={0}>
      <VisuallyHidden>{label}</VisuallyHidden>
      <Skeleton height={height} radius="lg" />
    </Stack>
  )
}
