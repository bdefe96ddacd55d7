import { Button } from '@mantine/core'
import { IconArrowsMaximize, IconArrowsMinimize } from '@tabler/icons-react'
import { useBigScreen } from './big-screen.ts'

/** Shows the page for a room, and leads back. Escape leads back too. A phone is no big screen. */
export function BigScreen() {
  const { isOn, enter, leave } = useBigScreen()
  const Icon = isOn ? IconArrowsMinimize : IconArrowsMaximize
  return (
    <Button
      variant="default"
      leftSection={<Icon size={16} />}
      onClick={isOn ? leave : enter}
      data-screen-only
      {...(isOn ? {} : { visibleFrom: 'sm' })}
    >
      {isOn ? 'Leave big screen' : 'Big screen'}
    </Button>
  )
}
