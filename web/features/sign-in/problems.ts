type Words = { title: string; text: string }

const problems: Record<string, Words> = {
  'not-allowed': {
    title: 'This account may not come in here',
    text: 'Whoever runs this Knots lets in certain people only. Ask them to add you, or sign in with another account.',
  },
  'no-organisation-access': {
    title: 'GitHub did not say whether you belong to the organisation',
    text: 'The organisation may have to allow Knots first, or its single sign-on may want you to sign in there. Sign in again and grant access to the organisation when GitHub asks.',
  },
  blocked: {
    title: 'This account was blocked',
    text: 'Whoever administers this Knots can let it in again.',
  },
  expired: {
    title: 'That took too long',
    text: 'A sign-in has to be finished within some minutes, in the browser in which it began. Please try again.',
  },
  cancelled: {
    title: 'You were not signed in',
    text: 'The sign-in was cancelled on the way. Try again whenever you like.',
  },
  'provider-failed': {
    title: 'The sign-in did not work',
    text: 'The place where you sign in did not answer as it should. Try again in a minute; if that does not help, tell whoever runs this Knots.',
  },
}

/** Why a sign-in did not come about, and what to do about it. */
export const problemWords = (code: string): Words =>
  problems[code] ?? {
    title: 'You were not signed in',
    text: 'Please try again. If that does not help, tell whoever runs this Knots.',
  }
