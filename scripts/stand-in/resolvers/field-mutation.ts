import type { Context, Resolver } from '../context.ts'
import { GitHubError, noSuchNode } from '../errors.ts'
import type { DataType, Field } from '../world/field-types.ts'
import {
  addField,
  addOption,
  removeField,
  renameField,
  replaceIterations,
  replaceOptions,
} from '../world/projects.ts'
import { change, checkWrite, get, type Input } from './writing.ts'

type Iterations = {
  startDate: string
  duration: number
  iterations: { title: string; startDate: string; duration: number }[]
}
type Option = { id?: string | null; name: string; color: string; description: string }

type Settings = {
  name?: string | null
  iterationConfiguration?: Iterations | null
  singleSelectOptions?: Option[] | null
}

function fieldById(context: Context, id: string): Field {
  checkWrite(context)
  const node = context.world.nodes.get(id)
  if (node && 'dataType' in node) return node
  throw noSuchNode(id)
}

/** What is given replaces what was there: iterations all get new ids, options without an id too. */
function apply(context: Context, field: Field, settings: Settings): void {
  const { name, iterationConfiguration, singleSelectOptions } = settings
  const { at } = change(context)
  if (name != null) renameField(field, name, at)
  if (iterationConfiguration) {
    if (field.dataType !== 'ITERATION') {
      throw new GitHubError(
        'UNPROCESSABLE',
        'Only iteration fields have an iteration configuration',
      )
    }
    field.duration = iterationConfiguration.duration
    replaceIterations(context.world, field, iterationConfiguration.iterations)
  }
  if (singleSelectOptions) replaceOptions(context.world, field, singleSelectOptions)
}

const updateProjectV2Field: Resolver<unknown, Input<Settings & { fieldId: string }>> = (
  _,
  { input },
  context,
) => {
  const field = fieldById(context, input.fieldId)
  apply(context, field, input)
  return { clientMutationId: input.clientMutationId ?? null, projectV2Field: field }
}

type Created = Settings & { projectId: string; name: string; dataType: DataType }

const createProjectV2Field: Resolver<unknown, Input<Created>> = (_, { input }, context) => {
  checkWrite(context)
  const project = get(context, input.projectId, 'ProjectV2')
  const { name, dataType, singleSelectOptions, ...settings } = input
  const field = addField(context.world, project, { name, dataType })
  for (const option of singleSelectOptions ?? []) addOption(context.world, field, option.name)
  apply(context, field, settings)
  return { clientMutationId: input.clientMutationId ?? null, projectV2Field: field }
}

const deleteProjectV2Field: Resolver<unknown, Input<{ fieldId: string }>> = (
  _,
  { input },
  context,
) => {
  const field = fieldById(context, input.fieldId)
  removeField(context.world, field, change(context).at)
  return { clientMutationId: input.clientMutationId ?? null, projectV2Field: field }
}

export const fieldMutation = { createProjectV2Field, deleteProjectV2Field, updateProjectV2Field }
