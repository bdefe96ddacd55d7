import { notifications } from '@mantine/notifications'
import { ApiError } from './api.ts'

/** Says that something a person asked for did not work, where no form or panel is there to say it. */
export const tellFailure = (title: string) => (error: unknown) => {
  const message =
    error instanceof ApiError
      ? error.message
      : 'Something in this page went wrong. Load it again; what you saved is safe.'
  notifications.show({ title, message, color: 'red', autoClose: 12_000 })
}
