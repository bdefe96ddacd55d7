import { Invalid } from '../errors.ts'

const mostSigns = 39
/** GitHub's own, and those that an enterprise manages: they end with its short name. */
const Login = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:_[a-z0-9]+)?$/
const Mail = /^[^\s@,;<>]+@[^\s@,;<>]+$/

type Invited = { login: string | null; mail: string | null }

/** By what somebody is to be known when they sign in: one of both, as they are kept. Throws Invalid. */
export function askedFor(given: Invited): Invited {
  const login = given.login?.toLowerCase().replace(/^@/, '') || null
  const mail = given.mail?.toLowerCase() || null
  if ((login === null) === (mail === null))
    throw new Invalid('Give a login on GitHub or a mail address, one of both.', 'login')
  if (login !== null && !(Login.test(login) && login.length <= mostSigns))
    throw new Invalid('A login is the name of somebody on GitHub, such as ada.', 'login')
  if (mail !== null && !Mail.test(mail))
    throw new Invalid('A mail address is written like ada@example.org.', 'mail')
  return { login, mail }
}
