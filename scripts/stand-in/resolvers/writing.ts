import type { Context } from '../context.ts'
import { noSuchNode, notAccessible } from '../errors.ts'
import type { Field } from '../world/field-types.ts'
import type { Item, Node, Person } from '../world/types.ts'
import { findOwner } from '../world/world.ts'

export type Input<T> = { input: T & { clientMutationId?: string | null } }
export type OnItem = { projectId: string; itemId: string }

export function change(context: Context): { at: number; by: Person | null } {
  const by = findOwner(context.world, context.token.login)
  const at = Math.floor(context.world.now() / 1000) * 1000
  return { at, by: by?.__typename === 'User' ? by : null }
}

type Named<Name extends Node['__typename']> = Extract<Node, { __typename: Name }>

export function get<Name extends Node['__typename']>(
  context: Context,
  id: string,
  typename: Name,
): Named<Name> {
  const node = context.world.nodes.get(id)
  if (node?.__typename !== typename) throw noSuchNode(id)
  return node as Named<Name>
}

export function checkWrite({ token }: Context): void {
  if (token.kind !== 'classic' && token.projects !== 'write') throw notAccessible(token.kind)
}

export function itemOf(context: Context, input: OnItem): Item {
  checkWrite(context)
  const item = get(context, input.itemId, 'ProjectV2Item')
  if (item.project.id !== input.projectId) throw noSuchNode(input.itemId)
  return item
}

export function fieldOf(item: Item, fieldId: string): Field {
  const field = item.project.fields.find(known => known.id === fieldId)
  if (!field) throw noSuchNode(fieldId)
  return field
}
