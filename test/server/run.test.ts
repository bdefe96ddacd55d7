import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runProgram, startProgram } from '../e2e/program.ts'
import { freshFolder } from '../support/folder.ts'

const main = 'server/main.ts'

describe('the process', { timeout: 60_000 }, () => {
  test('answers until it is told to stop, then ends in good order although a page is open', async () => {
    const folder = freshFolder()
    const program = await startProgram(main, {}, folder)
    const health = await fetch(`${program.url}/api/health`)
    expect(await health.json()).toMatchObject({ status: 'ok' })
    const page = await fetch(`${program.url}/api/events`)
    expect(page.headers.get('content-type')).toBe('text/event-stream')
    const ended = page.text()

    const port = new URL(program.url).port
    const sameData = await runProgram(main, [], { PORT: '0', KNOTS_DATA: folder })
    expect(sameData).toEqual({
      code: 1,
      output: `Another Knots is running on the data in ${folder}. Use or stop that one, or give another folder in KNOTS_DATA.\n`,
    })
    const samePort = await runProgram(main, [], { PORT: port, KNOTS_DATA: freshFolder() })
    expect(samePort).toEqual({
      code: 1,
      output: `PORT=${port} is in use, perhaps by another Knots. Stop that one, or give another PORT.\n`,
    })

    expect(await program.stop()).toBe(0)
    expect(await ended).toBe('')
    expect(program.output()).not.toMatch(/error|warning/i)
  })

  test('a file that is no database stops the start with one line and is left as it is', async () => {
    const folder = freshFolder()
    const file = join(folder, 'knots.sqlite')
    writeFileSync(file, 'Not a database. '.repeat(100))
    const { code, output } = await runProgram(main, [], { PORT: '0', KNOTS_DATA: folder })
    expect(code).toBe(1)
    expect(output).toMatch(/^.*knots\.sqlite is not a database\. It was left as it is;.*\n$/)
    expect(readFileSync(file, 'utf8')).toBe('Not a database. '.repeat(100))
  })

  test('an address that is not of this machine stops the start with one line', async () => {
    const environment = {
      ...{ HOST: '192.0.2.1', KNOTS_TRUST_NETWORK: 'yes' },
      ...{ PORT: '0', KNOTS_DATA: freshFolder() },
    }
    expect(await runProgram(main, [], environment)).toEqual({
      code: 1,
      output: 'HOST=192.0.2.1 is no address of this machine. Try 127.0.0.1.\n',
    })
  })
})
