import type { SignInProblem } from '../contract/identity.ts'

/** Somebody is not signed in. `problem` is for the page; the message is for the log of Knots, so it holds no secret and no name of a person. */
export class SignInFailed extends Error {
  readonly problem: SignInProblem
  constructor(problem: SignInProblem, message: string, cause?: unknown) {
    super(message, { cause })
    this.problem = problem
  }
}
