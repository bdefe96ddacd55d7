import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Owner, Token, World } from './types.ts'
import { addPerson, newIds } from './world.ts'

export type Permissions = Record<string, 'read' | 'write'>

export type App = {
  id: number
  slug: string
  name: string
  publicKey: KeyObject
  permissions: Permissions
}

export type Installation = {
  id: number
  app: App
  /** Whose projects and repositories its tokens reach; nobody else's. */
  account: Owner
  permissions: Permissions
  suspendedAt: number | null
  createdAt: number
}

/** What Knots needs of an organisation. */
export const READING: Permissions = {
  issues: 'read',
  metadata: 'read',
  organization_projects: 'read',
  pull_requests: 'read',
}

const HOUR = 3_600_000

/** A GitHub App with a key pair made now; the private key is in the form in which GitHub gives it. */
export function addApp(
  world: World,
  name = 'Knots',
  permissions = READING,
): { app: App; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const slug = name.toLowerCase().replaceAll(/\W+/g, '-')
  const app = { id: newIds(world, 'A').databaseId, slug, name, publicKey, permissions }
  world.apps.push(app)
  addPerson(world, `${slug}[bot]`, name)
  return { app, privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString() }
}

export function install(
  world: World,
  app: App,
  account: Owner,
  permissions = app.permissions,
): Installation {
  const installation: Installation = {
    id: newIds(world, 'IN').databaseId,
    app,
    account,
    permissions,
    suspendedAt: null,
    createdAt: world.now(),
  }
  world.installations.push(installation)
  return installation
}

/** Good for an hour of the world's clock. */
export function newInstallationToken(
  world: World,
  { app, account, permissions }: Installation,
): { name: string; expiresAt: number } {
  const name = `ghs_${newIds(world, 'standin').id.replaceAll(/\W/g, '')}`
  const expiresAt = Math.floor(world.now() / 1000) * 1000 + HOUR
  const token: Token = {
    login: `${app.slug}[bot]`,
    kind: 'installation',
    scopes: [],
    projects: permissions.organization_projects ?? 'none',
    contents: permissions.issues !== undefined && permissions.pull_requests !== undefined,
    account,
    expiresAt,
  }
  world.tokens.set(name, token)
  return { name, expiresAt }
}
