import { z } from 'zod'

// As in `responses.ts`: only the fields used, and what Knots does not know is read as nothing there.

const OptionShape = z.object({ id: z.string(), name: z.string() })

export const IssueFieldShape = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  options: z.array(OptionShape).optional(),
})
export type IssueFieldShape = z.infer<typeof IssueFieldShape>

export const ValueShape = z
  .object({
    __typename: z.string(),
    number: z.number().nullish(),
    name: z.string().nullish(),
    iterationId: z.string().optional(),
    updatedAt: z.iso.datetime({ offset: true }).optional(),
    issueFieldValue: z
      .object({
        __typename: z.string(),
        number: z.number().optional(),
        name: z.string().optional(),
        field: IssueFieldShape.nullish(),
      })
      .nullish(),
  })
  .nullish()
export type ValueShape = z.infer<typeof ValueShape>

export const LookResponse = z.object({
  node: z.object({
    id: z.string(),
    project: z.object({
      id: z.string(),
      field: z
        .object({
          id: z.string().optional(),
          name: z.string().optional(),
          dataType: z.string().optional(),
          options: z.array(OptionShape).optional(),
        })
        .nullish(),
    }),
    value: ValueShape,
    content: z
      .object({
        __typename: z.string(),
        id: z.string().optional(),
        repository: z
          .object({
            issueFields: z
              .object({ nodes: z.array(IssueFieldShape.nullable()).nullish() })
              .nullish(),
          })
          .optional(),
      })
      .nullish(),
  }),
})

export const WrittenResponse = z.object({
  written: z.object({
    projectV2Item: z.object({ updatedAt: z.iso.datetime({ offset: true }), value: ValueShape }),
  }),
})

export const IssueFieldResponse = z.object({
  written: z.object({
    issue: z.object({ updatedAt: z.iso.datetime({ offset: true }) }),
    issueFieldValues: z
      .array(
        z.object({
          number: z.number().optional(),
          name: z.string().optional(),
          field: z.object({ id: z.string().optional() }).nullish(),
        }),
      )
      .nullish(),
  }),
})
