import { type Answer, type Call, good } from '../faults/call.ts'
import { team, type WriteTeam } from '../faults/write-team.ts'
import { payloads } from './payloads.ts'

const short = payloads.filter(payload => payload.length <= 80)
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/**
 * Fills the fields that a random request seldom reaches, as they need a certain order: cards and their groups, cards of
 * planning poker and votes with them, texts that are imported, reasons. Returns how many requests were refused.
 */
export async function fillByHand(
  call: Call,
  made: WriteTeam,
): Promise<{ sent: number; refused: string[] }> {
  const { sprints, cookies } = made
  const [cookie = ''] = cookies
  const refused: string[] = []
  let sent = 0
  async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
    sent += 1
    const answer = await call(method, team + path, body, { cookie })
    if (answer.status >= 300)
      refused.push(
        `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`,
      )
    return answer
  }
  const versionOf = async (path: string) =>
    (await good<{ version: number }>(call('GET', team + path))).version

  // Some swallow all that comes after them, so each text holds only a few.
  for (const [index, id] of Object.values(sprints).entries()) {
    const path = `/sprints/${id}`
    const [goal, comment] = [index * 2, index * 2 + 1].map(part =>
      payloads.filter((_, place) => place % 8 === part).join('\n\n'),
    )
    await ask('PATCH', path, { version: await versionOf(path), goal, comment, title: short[index] })
  }

  const retro = `/sprints/${sprints.present}/retro`
  const ids: string[] = []
  for (const text of payloads) {
    const { body } = await ask('POST', `${retro}/cards`, {
      place: ids.length % 2 ? 'anchor' : 'rock',
      text,
    })
    ids.push((body as { id: string }).id)
  }
  for (const [index, id] of ids.entries())
    await ask('PATCH', `/cards/${id}`, { version: 1, text: payloads.at(-index - 1) })
  await ask('POST', `${retro}/phase`, { from: 'write', to: 'group' })
  for (let index = 0; index + 1 < ids.length; index += 2)
    await ask('PUT', `/cards/${ids[index]}/group`, { with: { cardId: ids[index + 1] } })
  const { groups } = await good<{ groups: { id: string; version: number }[] }>(
    call('GET', team + retro),
  )
  for (const [index, { id, version }] of groups.entries())
    await ask('PATCH', `/groups/${id}`, { version, name: short[index % short.length] })

  const labels = ['<b onx>', '<i>', '"', "'", '&lt;', '=1+1', '\u202e1']
  const pokerCards = labels.map((label, index) => ({ label, points: index, meaning: short[index] }))
  const closures = short.map((name, index) => ({
    day: `2026-01-${String(1 + (index % 28)).padStart(2, '0')}`,
    name,
  }))
  await ask('PATCH', '', { version: await versionOf(''), pokerCards, closures })
  await ask('PUT', `/poker/rounds/${made.round}/vote`, { label: labels[0] })
  await ask('POST', `/poker/rounds/${made.round}/reveal`)
  const past = `/sprints/${sprints.past}`
  await ask('PATCH', past, { version: await versionOf(past), excluded: { reason: payloads[0] } })
  const action = `/actions/${made.action}`
  const { actions } = await good<{ actions: { id: string; version: number }[] }>(
    call('GET', `${team}/actions`),
  )
  const version = actions.find(({ id }) => id === made.action)?.version
  await ask('PATCH', action, {
    version,
    state: 'done',
    note: payloads[1],
    helped: { answer: 'no', note: payloads[0] },
  })
  const rows = short.slice(0, 12).map((title, index) => {
    const month = String(index + 1).padStart(2, '0')
    return `${quoted(title.replaceAll(/\s/g, ' '))},2023-${month}-02,2023-${month}-13,5,5,2`
  })
  await ask(
    'POST',
    '/import/sprints',
    ['title,firstDay,lastDay,committed,completed,fte', ...rows].join('\n'),
  )
  const lines = payloads.map(text => `- ${text.replaceAll(/[\s\0]/g, ' ')}`)
  const page = [
    '# 2023-06-18',
    '## Actions',
    ...lines,
    '',
    '## Sprint 3',
    '### Retrospective',
    '**Anchors**',
    ...lines,
  ]
  await ask('POST', '/import/minutes?meetingDay=2023-06-18', page.join('\n'))
  return { sent, refused }
}
