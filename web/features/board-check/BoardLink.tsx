import { Anchor } from '@mantine/core'

/** The way to the board, for what has no page of its own. */
export function BoardLink({ url }: { url: string }) {
  return (
    <Anchor href={url} target="_blank" rel="noreferrer" inherit underline="always">
      Open the board
    </Anchor>
  )
}
