import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'

/** An empty folder of this test's own, gone when the test ends. */
export function freshFolder(): string {
  const parent = resolve('node_modules/.cache/knots-test')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'folder-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
